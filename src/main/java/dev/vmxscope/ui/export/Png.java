package dev.vmxscope.ui.export;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/** Writes pictures as PNG files (W3C PNG, section 11: IHDR, IDAT, IEND), without a toolkit for desktop imaging. */
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int CHANNELS = 4;
    /** 8 bits a channel, red, green, blue and alpha. */
    private static final byte[] FORM = {8, 6, 0, 0, 0};

    private Png() {}

    /** The file of a picture. */
    public static byte[] of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            DataOutputStream out = new DataOutputStream(file);
            out.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream numbers = new DataOutputStream(header);
            numbers.writeInt(width);
            numbers.writeInt(height);
            numbers.write(FORM);
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", points(image, width, height));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    private static byte[] points(Image image, int width, int height) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] bgra = new byte[width * CHANNELS];
        byte[] line = new byte[1 + width * CHANNELS];
        try (DeflaterOutputStream data = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < height; y++) {
                image.getPixelReader()
                        .getPixels(0, y, width, 1, PixelFormat.getByteBgraInstance(), bgra, 0, bgra.length);
                for (int at = 0; at < bgra.length; at += CHANNELS) {
                    line[1 + at] = bgra[at + 2];
                    line[2 + at] = bgra[at + 1];
                    line[3 + at] = bgra[at];
                    line[4 + at] = bgra[at + 3];
                }
                data.write(line);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }
}
