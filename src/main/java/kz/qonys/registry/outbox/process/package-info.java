/** What diagrams call to tell outside systems something; it only adds rows, nothing is sent from here. */
package kz.qonys.registry.outbox.process;
