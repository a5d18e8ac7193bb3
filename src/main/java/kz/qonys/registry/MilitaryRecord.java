package kz.qonys.registry;

/**
 * Military record of one person, cut down to whether it exists.
 *
 * @param personIin  whose record it is
 * @param status     the registry's own code
 * @param registered true when the code is one of those that mean "on the military register"
 */
public record MilitaryRecord(String personIin, String status, boolean registered) {

    @Override
    public String toString() {
        return "MilitaryRecord[***]";
    }
}
