package dev.vmxscope.core.windows.journey;

import dev.vmxscope.core.bytes.Bytes;
import dev.vmxscope.core.windows.nt.Irp;
import dev.vmxscope.core.windows.nt.StackLocation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields of an IRP read from its bytes, which a driver may have written anything into. Source: wdm.h for x64;
 * Microsoft, "IRP structure".
 */
public final class IrpView {
    /** The flags that Windows sets, by their bits. Source: wdm.h. */
    private static final SortedMap<Integer, String> FLAGS = new TreeMap<>(Map.ofEntries(
            Map.entry(0x0001, "IRP_NOCACHE"),
            Map.entry(0x0002, "IRP_PAGING_IO"),
            Map.entry(0x0004, "IRP_SYNCHRONOUS_API"),
            Map.entry(0x0008, "IRP_ASSOCIATED_IRP"),
            Map.entry(Irp.BUFFERED_IO, "IRP_BUFFERED_IO"),
            Map.entry(Irp.DEALLOCATE_BUFFER, "IRP_DEALLOCATE_BUFFER"),
            Map.entry(Irp.INPUT_OPERATION, "IRP_INPUT_OPERATION"),
            Map.entry(Irp.CREATE_OPERATION, "IRP_CREATE_OPERATION"),
            Map.entry(Irp.READ_OPERATION, "IRP_READ_OPERATION"),
            Map.entry(Irp.WRITE_OPERATION, "IRP_WRITE_OPERATION"),
            Map.entry(Irp.CLOSE_OPERATION, "IRP_CLOSE_OPERATION"),
            Map.entry(0x0800, "IRP_DEFER_IO_COMPLETION"),
            Map.entry(0x1000, "IRP_OB_QUERY_NAME"),
            Map.entry(0x2000, "IRP_HOLD_DEVICE_QUEUE")));

    private final ByteBuffer bytes;

    private IrpView(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The IRP in some bytes, its stack locations behind it as far as they are there; empty if there are too few. */
    public static Optional<IrpView> of(Bytes bytes) {
        return bytes.length() < Irp.SIZE ? Optional.empty() : Optional.of(new IrpView(bytes.toArray()));
    }

    int read8(int offset) {
        return Byte.toUnsignedInt(bytes.get(offset));
    }

    int read16(int offset) {
        return Short.toUnsignedInt(bytes.getShort(offset));
    }

    int read32(int offset) {
        return bytes.getInt(offset);
    }

    /** A pointer at an offset from its beginning, 64 bits. */
    public long read64(int offset) {
        return bytes.getLong(offset);
    }

    /** Type, 16 bits: 6 if it is an IRP. */
    public int type() {
        return read16(0);
    }

    /** Size with its stack locations, 16 bits. */
    public int size() {
        return read16(2);
    }

    /** MdlAddress. */
    public long mdl() {
        return read64(Irp.MDL_ADDRESS);
    }

    /** Flags, 32 bits. */
    public int flags() {
        return read32(Irp.FLAGS);
    }

    /** The names of the flags that are set. */
    public List<String> flagNames() {
        return names(FLAGS, flags());
    }

    static List<String> names(SortedMap<Integer, String> names, int value) {
        return names.entrySet().stream()
                .filter(flag -> (value & flag.getKey()) != 0)
                .map(Map.Entry::getValue)
                .toList();
    }

    /** AssociatedIrp.SystemBuffer. */
    public long systemBuffer() {
        return read64(Irp.SYSTEM_BUFFER);
    }

    /** IoStatus.Status, 32 bits. */
    public int status() {
        return read32(Irp.STATUS);
    }

    /** IoStatus.Information, 64 bits. */
    public long information() {
        return read64(Irp.INFORMATION);
    }

    /** RequestorMode, 8 bits: 0 kernel, 1 user. */
    public int requestorMode() {
        return read8(Irp.REQUESTOR_MODE);
    }

    /** PendingReturned. */
    public boolean pendingReturned() {
        return read8(Irp.PENDING_RETURNED) != 0;
    }

    /** StackCount: how many stack locations it was allocated with. */
    public int stackCount() {
        return read8(Irp.STACK_COUNT);
    }

    /** CurrentLocation: StackCount + 1 before it is sent, down to 1 for the lowest driver. */
    public int currentLocation() {
        return read8(Irp.CURRENT_LOCATION);
    }

    /** Cancel. */
    public boolean cancel() {
        return read8(Irp.CANCEL) != 0;
    }

    /** CancelIrql. */
    public int cancelIrql() {
        return read8(Irp.CANCEL_IRQL);
    }

    /** UserIosb. */
    public long userIosb() {
        return read64(Irp.USER_IOSB);
    }

    /** UserEvent. */
    public long userEvent() {
        return read64(Irp.USER_EVENT);
    }

    /** CancelRoutine. */
    public long cancelRoutine() {
        return read64(Irp.CANCEL_ROUTINE);
    }

    /** UserBuffer. */
    public long userBuffer() {
        return read64(Irp.USER_BUFFER);
    }

    /** Tail.Overlay.Thread. */
    public long thread() {
        return read64(Irp.THREAD);
    }

    /** Tail.Overlay.CurrentStackLocation. */
    public long currentStack() {
        return read64(Irp.CURRENT_STACK);
    }

    /** Tail.Overlay.OriginalFileObject. */
    public long fileObject() {
        return read64(Irp.FILE_OBJECT);
    }

    /** Its stack locations that are in the bytes, the lowest driver's, number 1, first. */
    public List<StackView> locations() {
        List<StackView> locations = new ArrayList<>();
        for (int number = 1; number <= stackCount(); number++) {
            int offset = Irp.SIZE + (number - 1) * StackLocation.SIZE;
            if (offset + StackLocation.SIZE <= bytes.capacity()) {
                locations.add(new StackView(this, number, offset));
            }
        }
        return List.copyOf(locations);
    }

    /**
     * The stack location that tells what the request is: the current one; the one that the first driver will see while
     * the IRP is not sent yet; that one again when it is completed.
     */
    public Optional<StackView> location() {
        int number = Math.min(currentLocation(), stackCount());
        return locations().stream()
                .filter(location -> location.number() == number)
                .findFirst();
    }
}
