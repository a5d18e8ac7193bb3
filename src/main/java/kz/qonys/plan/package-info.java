/**
 * The catalogue of adaptation and integration services as reference data, and which of them a family is to get.
 * Rule: a planned service holds ids, codes and dates only; what was chosen and why in words stands in the case file.
 * Doors: {@link kz.qonys.plan.ServiceCatalogue}, {@link kz.qonys.plan.PlannedServices}. Setting:
 * {@code qonys.plan.catalogue}, a file in place of {@code plan/services.csv} (the official annex, once it is
 * published).
 */
package kz.qonys.plan;
