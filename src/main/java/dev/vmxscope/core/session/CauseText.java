package dev.vmxscope.core.session;

/**
 * A named cause in words.
 *
 * @param title a few words
 * @param plain one sentence for a reader who knows no register
 * @param detail what the processor checks, in the manual's terms
 * @param fix what to do on a real machine
 */
public record CauseText(String title, String plain, String detail, String fix) {}
