package kz.qonys.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import javax.imageio.ImageIO;

/** Photos made for tests: patterns that differ from seed to seed, with or without EXIF. */
public final class Photos {

    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss");
    private static final int START_OF_IMAGE = 2;

    private Photos() {
    }

    /** A JPEG without any metadata. */
    public static byte[] jpeg(long seed, int width, int height) {
        return written(pattern(seed, width, height), "jpeg");
    }

    public static byte[] png(long seed, int width, int height) {
        return written(pattern(seed, width, height), "png");
    }

    /** A PNG of noise, which does not compress: about three bytes a pixel. */
    public static byte[] noise(long seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(0xffffff));
            }
        }
        return written(image, "png");
    }

    /** The photo as a phone would keep it: place in degrees north and east, local time. */
    public static byte[] withExif(byte[] jpeg, double latitude, double longitude, LocalDateTime taken) {
        byte[] exif = exif(latitude, longitude, taken);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, START_OF_IMAGE);
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) (exif.length + 2 >> 8), (byte) (exif.length + 2)});
        out.writeBytes(exif);
        out.write(jpeg, START_OF_IMAGE, jpeg.length - START_OF_IMAGE);
        return out.toByteArray();
    }

    /** The same picture, smaller and compressed anew. */
    public static byte[] scaled(byte[] jpeg, int width, int height) {
        try {
            BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = small.createGraphics();
            pen.drawImage(ImageIO.read(new ByteArrayInputStream(jpeg)), 0, 0, width, height, null);
            pen.dispose();
            return written(small, "jpeg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage pattern(long seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        for (int i = 0; i < 60; i++) {
            pen.setColor(new Color(random.nextInt(0xffffff)));
            pen.fillRect(random.nextInt(width) - width / 6, random.nextInt(height) - height / 6, 1 + width / 3,
                    1 + height / 3);
        }
        pen.dispose();
        return image;
    }

    private static byte[] written(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** TIFF, big-endian: IFD0 at 8, EXIF at 38, its text at 56, GPS at 76, degrees at 130 and 154. */
    private static byte[] exif(double latitude, double longitude, LocalDateTime taken) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1));
            out.writeInt(8);
            out.writeShort(2);
            entry(out, 0x8769, 4, 1, 38);
            entry(out, 0x8825, 4, 1, 76);
            out.writeInt(0);
            out.writeShort(1);
            entry(out, 0x9003, 2, 20, 56);
            out.writeInt(0);
            out.write((EXIF_TIME.format(taken) + "\0").getBytes(StandardCharsets.US_ASCII));
            out.writeShort(4);
            entry(out, 1, 2, 2, 'N' << 24);
            entry(out, 2, 5, 3, 130);
            entry(out, 3, 2, 2, 'E' << 24);
            entry(out, 4, 5, 3, 154);
            out.writeInt(0);
            degrees(out, latitude);
            degrees(out, longitude);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(DataOutputStream out, int tag, int type, int count, int value) throws IOException {
        out.writeShort(tag);
        out.writeShort(type);
        out.writeInt(count);
        out.writeInt(value);
    }

    private static void degrees(DataOutputStream out, double degrees) throws IOException {
        out.writeInt((int) Math.round(degrees * 1_000_000));
        out.writeInt(1_000_000);
        for (int rest = 0; rest < 2; rest++) {
            out.writeInt(0);
            out.writeInt(1);
        }
    }
}
