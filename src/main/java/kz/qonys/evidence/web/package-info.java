/**
 * Evidence over HTTP: the page of the phone, the interface that it (and a field application later) talks to, the map's
 * section.
 */
package kz.qonys.evidence.web;
