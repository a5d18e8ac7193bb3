/** REST for plans beside their forms: a new version is asked for from the case card. */
package kz.qonys.plan.web;
