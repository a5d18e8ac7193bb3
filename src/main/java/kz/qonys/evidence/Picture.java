package kz.qonys.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A photo, decoded small: whatever its size, it is thinned out while it is read. */
final class Picture {

    private static final int DECODED = 1200;
    private static final int THUMBNAIL = 320;
    private static final long PIXELS = 120_000_000L;
    private static final int COLUMNS = 9;
    private static final int ROWS = 8;
    private static final int FLAT = 2;
    private static final int FLAT_MOST = 44;

    private final BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    /**
     * Decodes and turns a photo.
     *
     * @param orientation EXIF number 1 to 8
     * @throws IOException when it cannot be decoded or has more than 120 million pixels
     */
    static Picture of(byte[] content, MediaType type, int orientation) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(type.code());
        if (!readers.hasNext()) {
            throw new IOException("No reader for " + type.code());
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > PIXELS) {
                throw new IOException("Too many pixels");
            }
            ImageReadParam thin = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(width, height) / DECODED);
            thin.setSourceSubsampling(step, step, 0, 0);
            return new Picture(turned(reader.read(0, thin), orientation));
        } catch (RuntimeException e) {
            throw new IOException("Cannot be decoded", e);
        } finally {
            reader.dispose();
        }
    }

    /** A small JPEG, drawn anew: nothing of the original's metadata is in it. */
    byte[] thumbnail() throws IOException {
        double scale = Math.min(1, (double) THUMBNAIL / Math.max(image.getWidth(), image.getHeight()));
        BufferedImage small = drawn(Math.max(1, (int) Math.round(image.getWidth() * scale)),
                Math.max(1, (int) Math.round(image.getHeight() * scale)), BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "jpeg", out);
        return out.toByteArray();
    }

    /** Difference hash of 64 bits: survives another size and compression. Empty for a picture without features. */
    Optional<Long> likeness() {
        int[][] grey = grey();
        long bits = 0;
        int flat = 0;
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS - 1; x++) {
                int step = grey[y][x + 1] - grey[y][x];
                flat += Math.abs(step) < FLAT ? 1 : 0;
                bits = bits << 1 | (step > 0 ? 1 : 0);
            }
        }
        return flat > FLAT_MOST ? Optional.empty() : Optional.of(bits);
    }

    /** Mean brightness of each field of a grid, which no single pixel decides. */
    private int[][] grey() {
        int[][] grey = new int[ROWS][COLUMNS];
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                grey[y][x] = mean(x * image.getWidth() / COLUMNS, y * image.getHeight() / ROWS,
                        Math.max(1, image.getWidth() / COLUMNS), Math.max(1, image.getHeight() / ROWS));
            }
        }
        return grey;
    }

    private int mean(int left, int top, int width, int height) {
        long sum = 0;
        for (int y = top; y < Math.min(top + height, image.getHeight()); y++) {
            for (int x = left; x < Math.min(left + width, image.getWidth()); x++) {
                int rgb = image.getRGB(x, y);
                sum += (299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255)) / 1000;
            }
        }
        return (int) (sum / ((long) width * height));
    }

    private BufferedImage drawn(int width, int height, int type) {
        BufferedImage target = new BufferedImage(width, height, type);
        Graphics2D pen = target.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return target;
    }

    private static BufferedImage turned(BufferedImage image, int orientation) {
        int quarters = switch (orientation) {
            case 3 -> 2;
            case 6 -> 1;
            case 8 -> 3;
            default -> 0;
        };
        if (quarters == 0) {
            return image;
        }
        boolean lying = quarters % 2 == 1;
        BufferedImage target = new BufferedImage(lying ? image.getHeight() : image.getWidth(),
                lying ? image.getWidth() : image.getHeight(), BufferedImage.TYPE_INT_RGB);
        AffineTransform turn = new AffineTransform();
        turn.translate(target.getWidth() / 2.0, target.getHeight() / 2.0);
        turn.quadrantRotate(quarters);
        turn.translate(-image.getWidth() / 2.0, -image.getHeight() / 2.0);
        Graphics2D pen = target.createGraphics();
        pen.drawImage(image, turn, null);
        pen.dispose();
        return target;
    }
}
