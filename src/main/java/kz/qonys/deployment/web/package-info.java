/**
 * The way of deployments over HTTP.
 * Rule: nothing is judged here but size and language; models are judged by the gate, whichever way they come.
 */
package kz.qonys.deployment.web;
