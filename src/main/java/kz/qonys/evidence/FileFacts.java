package kz.qonys.evidence;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.mov.metadata.QuickTimeMetadataDirectory;
import com.drew.metadata.mp4.Mp4Directory;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a photo or video says of itself: a hint, easily forged, often missing.
 *
 * @param position    null when it tells none
 * @param takenAt     null when it tells none; without a zone it is read as the country's time
 * @param orientation EXIF number 1 to 8 of how the picture is to be turned
 */
record FileFacts(Position position, Instant takenAt, int orientation) {

    private static final Logger LOG = LoggerFactory.getLogger(FileFacts.class);
    private static final FileFacts NONE = new FileFacts(null, null, 1);
    private static final Pattern ISO_6709 = Pattern.compile("([+-]\\d{1,2}(?:\\.\\d+)?)([+-]\\d{1,3}(?:\\.\\d+)?).*");

    /** Reads them; a file that cannot be read says nothing. */
    static FileFacts of(InputStream content, MediaType type, ZoneId zone) {
        try {
            Metadata said = ImageMetadataReader.readMetadata(content);
            return type.kind() == MediaKind.PHOTO ? photo(said, zone) : video(said);
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            LOG.info("A file of type {} says nothing of itself: {}", type.code(), e.getClass().getSimpleName());
            return NONE;
        }
    }

    private static FileFacts photo(Metadata said, ZoneId zone) {
        GpsDirectory gps = said.getFirstDirectoryOfType(GpsDirectory.class);
        GeoLocation place = gps == null ? null : gps.getGeoLocation();
        ExifSubIFDDirectory exif = said.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        Date taken = exif == null ? null : exif.getDateOriginal(TimeZone.getTimeZone(zone));
        return new FileFacts(position(place), instant(taken), orientation(said));
    }

    private static FileFacts video(Metadata said) {
        Position place = null;
        Date taken = null;
        for (Directory directory : said.getDirectories()) {
            if (directory instanceof QuickTimeMetadataDirectory) {
                place = place == null ? iso6709(directory.getString(
                        QuickTimeMetadataDirectory.TAG_LOCATION_ISO6709)) : place;
            }
            if (directory instanceof Mp4Directory mp4) {
                place = place == null ? mp4Place(mp4) : place;
                taken = taken == null ? mp4.getDate(Mp4Directory.TAG_CREATION_TIME) : taken;
            }
        }
        return new FileFacts(place, instant(taken), 1);
    }

    private static Position mp4Place(Mp4Directory mp4) {
        Double latitude = mp4.getDoubleObject(Mp4Directory.TAG_LATITUDE);
        Double longitude = mp4.getDoubleObject(Mp4Directory.TAG_LONGITUDE);
        return latitude == null || longitude == null ? null
                : position(new GeoLocation(latitude, longitude));
    }

    private static Position iso6709(String text) {
        Matcher place = text == null ? null : ISO_6709.matcher(text);
        return place == null || !place.matches() ? null
                : position(new GeoLocation(Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2))));
    }

    private static Position position(GeoLocation place) {
        if (place == null || place.isZero()) {
            return null;
        }
        Position found = new Position(place.getLatitude(), place.getLongitude(), null, null);
        return found.valid() ? found : null;
    }

    private static int orientation(Metadata said) {
        ExifIFD0Directory main = said.getFirstDirectoryOfType(ExifIFD0Directory.class);
        try {
            return main != null && main.containsTag(ExifDirectoryBase.TAG_ORIENTATION)
                    ? main.getInt(ExifDirectoryBase.TAG_ORIENTATION) : 1;
        } catch (MetadataException e) {
            return 1;
        }
    }

    /** Cameras whose clock was never set say 1904 or 1970. */
    private static Instant instant(Date date) {
        return date == null || date.toInstant().isBefore(Instant.parse("2000-01-01T00:00:00Z")) ? null
                : date.toInstant();
    }
}
