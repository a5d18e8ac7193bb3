package kz.qonys.evidence;

import java.time.Instant;

/**
 * A place on the earth, WGS 84. Personal data: it tells where a family lives; its {@code toString} says nothing.
 *
 * @param latitude  degrees, north positive
 * @param longitude degrees, east positive
 * @param accuracy  radius in metres within which the device believes to be; null when unknown
 * @param at        when it was fixed; null when unknown
 */
public record Position(double latitude, double longitude, Double accuracy, Instant at) {

    private static final double EARTH = 6_371_008.8;

    /** Great-circle distance in metres. */
    public double metresTo(Position other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east = Math.toRadians(other.longitude - longitude);
        double chord = Math.pow(Math.sin(north / 2), 2) + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude)) * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    /** True when it is a place on the earth at all. */
    boolean valid() {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && !Double.isNaN(latitude)
                && !Double.isNaN(longitude) && (accuracy == null || accuracy >= 0 && accuracy <= EARTH);
    }

    @Override
    public String toString() {
        return "Position";
    }
}
