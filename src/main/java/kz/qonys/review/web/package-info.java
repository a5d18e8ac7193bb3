/** The withdrawal button of the case card. */
package kz.qonys.review.web;
