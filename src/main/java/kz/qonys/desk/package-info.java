/**
 * Tasklist as staff see it: form door, case card, lists, language.
 * Rule: a form shows and takes only what it declares, for the assignee only.
 */
package kz.qonys.desk;
