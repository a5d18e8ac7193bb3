/** The demonstration's page on its stand-in for NCALayer. */
package kz.qonys.signature.demo.web;
