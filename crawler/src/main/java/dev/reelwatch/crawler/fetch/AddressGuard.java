package dev.reelwatch.crawler.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.SocketFactory;

/** Tells which addresses lie in the open internet, where alone pages may be asked for. */
public final class AddressGuard {
    /** A connection was about to be made to where nothing may be fetched. */
    public static final class RefusedAddress extends IOException {
        private static final long serialVersionUID = 1;

        RefusedAddress(String message) {
            super(message);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Range(byte[] start, int bits, String what) {
        static Range of(String prefix, String what) {
            int slash = prefix.indexOf('/');
            return new Range(literal(prefix.substring(0, slash)), Integer.parseInt(prefix.substring(slash + 1)), what);
        }

        boolean holds(byte[] address) {
            if (address.length != start.length) return false;
            int whole = bits / 8;
            if (!Arrays.equals(address, 0, whole, start, 0, whole)) return false;
            int mask = 0xFF << (8 - bits % 8) & 0xFF;
            return bits % 8 == 0 || (address[whole] & mask) == (start[whole] & mask);
        }
    }

    /** The special-purpose registries of IANA, and where clouds keep their secrets. */
    private static final List<Range> CLOSED = List.of(
            Range.of("0.0.0.0/8", "this network"),
            Range.of("10.0.0.0/8", "a private network"),
            Range.of("100.64.0.0/10", "a provider's inner network"),
            Range.of("127.0.0.0/8", "this machine"),
            Range.of("168.63.129.16/32", "a cloud's inner service"),
            Range.of("169.254.0.0/16", "link-local, where clouds keep their metadata"),
            Range.of("172.16.0.0/12", "a private network"),
            Range.of("192.0.0.0/24", "reserved for protocols"),
            Range.of("192.0.2.0/24", "reserved for documentation"),
            Range.of("192.88.99.0/24", "a 6to4 relay"),
            Range.of("192.168.0.0/16", "a private network"),
            // proxies that answer every name with an address of this range are common, so say what helps
            Range.of(
                    "198.18.0.0/15", "reserved for benchmarks; where a local proxy hands these out, set it as `proxy`"),
            Range.of("198.51.100.0/24", "reserved for documentation"),
            Range.of("203.0.113.0/24", "reserved for documentation"),
            Range.of("224.0.0.0/4", "multicast"),
            Range.of("240.0.0.0/4", "reserved or broadcast"),
            Range.of("::1/128", "this machine"),
            Range.of("fc00::/7", "a private network"),
            Range.of("fe80::/10", "link-local"),
            Range.of("ff00::/8", "multicast"),
            Range.of("2001:2::/48", "reserved for benchmarks"),
            Range.of("2001:10::/28", "no address of a host"),
            Range.of("2001:20::/28", "no address of a host"),
            Range.of("2001:db8::/32", "reserved for documentation"),
            Range.of("3fff::/20", "reserved for documentation"));

    private static final Range GLOBAL = Range.of("2000::/3", "the open internet");
    private static final Range NAT64 = Range.of("64:ff9b::/96", "NAT64");
    private static final Range SIX_TO_FOUR = Range.of("2002::/16", "6to4");
    private static final Range TEREDO = Range.of("2001::/32", "Teredo");

    /** Names that never belong to a host of the open internet. */
    private static final Set<String> LOCAL_ENDINGS = Set.of(
            "localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "private", "arpa");

    private final boolean localToo;

    private AddressGuard(boolean localToo) {
        this.localToo = localToo;
    }

    /** Lets nothing but the open internet through. */
    public static AddressGuard world() {
        return new AddressGuard(false);
    }

    /**
     * For one host and port that the configuration names: it may stand on this machine or in a private network. A name
     * that leads to link-local addresses is refused all the same; whoever wants those has to write them as numbers.
     */
    public static AddressGuard localToo() {
        return new AddressGuard(true);
    }

    /** Makes sockets that throw {@link RefusedAddress} at the moment they would go where they may not. */
    public SocketFactory sockets() {
        return new GuardedSockets(this);
    }

    /** Throws unless a connection may be made to it; the last check, after all names are resolved. */
    void check(InetSocketAddress address) throws RefusedAddress {
        InetAddress ip = address.getAddress();
        if (ip == null) throw new RefusedAddress(address.getHostString() + " was not resolved");
        if (localToo) {
            boolean named = literal(bare(address.getHostString())).length == 0;
            if (!named || !(ip.isLinkLocalAddress() || ip.isMulticastAddress() || ip.isAnyLocalAddress())) return;
        }
        Optional<String> closed = whyClosed(ip);
        if (closed.isPresent()) {
            throw new RefusedAddress(
                    address.getHostString() + " leads to " + ip.getHostAddress() + ": " + closed.get());
        }
    }

    /**
     * Why a host may not be asked for, told by its spelling alone: a number of a closed network in whatever form, or a
     * name that only local networks know. Needed where a proxy makes the connection.
     */
    static Optional<String> whyClosed(String host) {
        String name = bare(host).toLowerCase(Locale.ROOT);
        byte[] number = literal(name);
        if (number.length > 0) return whyClosed(number).map(what -> host + ": " + what);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return name.indexOf('.') < 0 || LOCAL_ENDINGS.contains(ending)
                ? Optional.of(host + ": a name of a local network")
                : Optional.empty();
    }

    static Optional<String> whyClosed(InetAddress ip) {
        return whyClosed(ip.getAddress());
    }

    private static Optional<String> whyClosed(byte[] ip) {
        for (Range range : CLOSED) {
            if (range.holds(ip)) return Optional.of(range.what());
        }
        if (ip.length == 4) return Optional.empty();
        if (NAT64.holds(ip)) return embedded("NAT64", ip, 12);
        // ::a.b.c.d and ::ffff:a.b.c.d, and all that IANA has given to nobody
        if (!GLOBAL.holds(ip)) return Optional.of("outside the open internet");
        if (SIX_TO_FOUR.holds(ip)) return embedded("6to4", ip, 2);
        if (TEREDO.holds(ip)) {
            byte[] client = Arrays.copyOfRange(ip, 12, 16);
            for (int i = 0; i < 4; i++) client[i] ^= (byte) 0xFF;
            return embedded("Teredo", ip, 4).or(() -> whyClosed(client).map(what -> "Teredo to " + what));
        }
        boolean isatap = (ip[8] & 0xFD) == 0 && ip[9] == 0 && ip[10] == 0x5E && ip[11] == (byte) 0xFE;
        return isatap ? embedded("ISATAP", ip, 12) : Optional.empty();
    }

    private static Optional<String> embedded(String how, byte[] ip, int at) {
        return whyClosed(Arrays.copyOfRange(ip, at, at + 4)).map(what -> how + " to " + what);
    }

    private static String bare(String host) {
        String name = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** The bytes of an address written in numbers, in all the forms that resolvers understand; none for a name. */
    static byte[] literal(String host) {
        if (host.indexOf(':') >= 0) {
            int zone = host.indexOf('%');
            try {
                // a text with a colon is never looked up
                InetAddress ip = InetAddress.getByName(zone < 0 ? host : host.substring(0, zone));
                return ip.getAddress();
            } catch (UnknownHostException e) {
                return new byte[0];
            }
        }
        String[] parts = host.split("\\.", -1);
        if (parts.length > 4) return new byte[0];
        long value = 0;
        for (int i = 0; i < parts.length; i++) {
            long part = number(parts[i]);
            boolean last = i == parts.length - 1;
            long most = last ? (1L << (8 * (5 - parts.length))) - 1 : 255;
            if (part < 0 || part > most) return new byte[0];
            value = last ? (value << (8 * (5 - parts.length))) + part : (value << 8) + part;
        }
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    /** Decimal, octal with a leading 0, hexadecimal with a leading 0x; -1 for what is none. */
    private static long number(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        try {
            if (lower.startsWith("0x"))
                return lower.length() == 2 ? 0 : Long.parseUnsignedLong(lower, 2, lower.length(), 16);
            if (lower.isEmpty() || !Character.isDigit(lower.charAt(0))) return -1;
            boolean octal = lower.length() > 1
                    && lower.charAt(0) == '0'
                    && lower.chars().allMatch(c -> c >= '0' && c < '8');
            return Long.parseUnsignedLong(lower, octal ? 8 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
