package kz.qonys.staff;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * The first staff of an installation, read at every start; what is on file already stays as it is. Without both files
 * nothing is read.
 *
 * @param offices         sheet of offices, columns as in {@link Roster#read}, e.g. {@code file:/etc/qonys/offices.csv}
 * @param people          sheet of people, at least one system-administrator
 * @param initialPassword of the people that are new; give it by environment, take it away after the first start
 */
@ConfigurationProperties("qonys.staff")
record StaffProperties(Resource offices, Resource people, String initialPassword) {

    boolean given() {
        return offices != null && people != null;
    }
}
