/**
 * Forms on the server: what a schema may be made of, and what of a submission is taken.
 * Rule: knows neither engine nor case file; whoever calls tells what keys mean.
 */
@org.springframework.modulith.NamedInterface("form")
package kz.qonys.desk.form;
