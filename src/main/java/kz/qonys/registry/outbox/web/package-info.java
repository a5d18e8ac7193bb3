/** Outward writes for operators: the REST interface and the page {@code /outbox}. */
package kz.qonys.registry.outbox.web;
