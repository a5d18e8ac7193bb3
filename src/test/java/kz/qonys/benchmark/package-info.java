/**
 * What a reviewed case costs the database: our engine beside a stock Camunda 7.24.0 that walks the same diagrams with
 * the family in process variables. Counts only (statements, rows, WAL, pages), never times: they repeat on a busy
 * machine.
 */
package kz.qonys.benchmark;
