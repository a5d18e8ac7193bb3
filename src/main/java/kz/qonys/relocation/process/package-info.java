/** Listeners and delegates of {@code relocation} and {@code temporary-registration}; each leads to one method. */
package kz.qonys.relocation.process;
