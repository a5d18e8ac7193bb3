/** Where the gateway reaches us. Rule: a message counts only with the gateway's signature, and only once. */
package kz.qonys.registry.web;
