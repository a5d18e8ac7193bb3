/**
 * People, offices and roles as data; candidate groups and Camunda users are derived from them.
 * Rule: nobody types a group by hand, everything asks {@link kz.qonys.staff.StaffDirectory}.
 */
package kz.qonys.staff;
