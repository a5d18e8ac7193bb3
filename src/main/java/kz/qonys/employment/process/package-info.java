/**
 * Delegates and listeners of {@code employment-matching} and {@code unemployment-registration}; nothing calls outside
 * from here.
 */
package kz.qonys.employment.process;
