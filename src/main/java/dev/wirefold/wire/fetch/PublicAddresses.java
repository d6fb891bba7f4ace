package dev.wirefold.wire.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses belong to the public network: none of the IANA registries of special-purpose addresses (RFC 6890), and none
 * that hides such a one in IPv6. Services of clouds that tell machines their secrets are at link-local addresses.
 */
public final class PublicAddresses {
    /** First address and length of the prefix, in bits. */
    private static final int[][] SPECIAL_IPV4 = {
        {0, 0, 8}, // this network
        {10, 0, 8}, // private
        {100, 64, 10}, // shared by carriers (RFC 6598)
        {127, 0, 8}, // loopback
        {169, 254, 16}, // link-local
        {172, 16, 12}, // private
        {192, 168, 16}, // private
        {198, 18, 15}, // measurements
        {224, 0, 4}, // multicast
        {240, 0, 4}, // reserved, broadcast
    };

    /** Those of 24 bits: 192.0.0.0, 192.0.2.0, 192.88.99.0, 198.51.100.0, 203.0.113.0. */
    private static final int[][] SPECIAL_IPV4_24 = {
        {192, 0, 0}, {192, 0, 2}, {192, 88, 99}, {198, 51, 100}, {203, 0, 113}
    };

    private PublicAddresses() {}

    public static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? isPublic(address.getAddress(), 0)
                : address instanceof Inet6Address && isPublic6(address.getAddress());
    }

    private static boolean isPublic(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        int third = bytes[at + 2] & 0xff;
        int both = (first << 8) | second;
        for (int[] special : SPECIAL_IPV4) {
            int shift = 16 - special[2];
            if (both >> shift == ((special[0] << 8) | special[1]) >> shift) {
                return false;
            }
        }
        for (int[] special : SPECIAL_IPV4_24) {
            if (first == special[0] && second == special[1] && third == special[2]) {
                return false;
            }
        }
        return true;
    }

    /** Global unicast is 2000::/3; IPv4 within it has to be public too. */
    private static boolean isPublic6(byte[] bytes) {
        if (isIpv4Behind(bytes, 12, 0x00, 0x64, 0xff, 0x9b)) {
            return isPublic(bytes, 12); // translated (RFC 6052)
        }
        if ((bytes[0] & 0xe0) != 0x20) {
            return false;
        }
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        if (first == 0x2002) {
            return isPublic(bytes, 2); // 6to4
        }
        boolean isProtocol = first == 0x2001 && second < 0x0200; // Teredo, benchmarking, ORCHID
        boolean isDocumentation = (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && second < 0x1000);
        return !isProtocol && !isDocumentation;
    }

    private static boolean isIpv4Behind(byte[] bytes, int zeroesUntil, int... prefix) {
        for (int i = 0; i < zeroesUntil; i++) {
            if ((bytes[i] & 0xff) != (i < prefix.length ? prefix[i] : 0)) {
                return false;
            }
        }
        return true;
    }

    /** What an address of digits stands for; null for a name. Nothing is asked. */
    static @Nullable InetAddress literal(String host) {
        boolean isDigits = !host.isEmpty()
                && (host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
        try {
            return isDigits ? InetAddress.getByName(host) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
