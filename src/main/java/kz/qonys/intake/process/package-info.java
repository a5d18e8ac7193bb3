/** Evaluates intake's decision tables with Camunda's DMN engine. Rule: nothing but the table's rows leaves here. */
package kz.qonys.intake.process;
