/**
 * Photos and videos that show a planned service was delivered, with the place and time of their capture.
 * Rule: only the officer who is to deliver a service adds to it, only whoever may read the documents of the case sees
 * it; pictures, positions and keys stand sealed, pictures never leave the system, and nothing of one family is told to
 * another.
 *
 * <p>An item is made by a device under an id of its own, announced with the hash taken at capture, sent in chunks in
 * any order, and completed; each of these calls may be repeated. The chunks are the stored form: each is sealed by
 * itself under the item's key and its number, so that a long video never stands in memory. What the file itself says
 * (EXIF, QuickTime) is a second source: it is compared, marked and never believed. The original is kept as it came;
 * thumbnails are drawn anew and carry nothing of it. Settings: {@code qonys.evidence.*}.
 */
package kz.qonys.evidence;
