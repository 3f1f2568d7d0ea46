/**
 * What a reader accepts at most. Real files of the domain stay far below; a hostile one meets a stable error code instead of a
 * hang or an exhausted memory.
 */
export const LIMITS = {
  /** Bytes of a file as given. Error `file-too-large`. */
  inputBytes: 1_000_000_000,
  /** Bytes after unpacking gzip or zip, all entries together. Error `unpacked-too-large`. */
  unpackedBytes: 1_500_000_000,
  /** Unpacked ÷ packed, judged only once `bombFloorBytes` came out. Map data packs 5 to 50 times. Error `decompression-bomb`. */
  unpackRatio: 250,
  bombFloorBytes: 48_000_000,
  /** Entries of a zip archive: one more than its directory can count without a second one. Error `zip-too-many-entries`. */
  zipEntries: 65_534,
  /** Different property names in one file. Error `too-many-columns`. */
  columns: 10_000,
  /** Brackets or elements inside one another. Error `nesting-too-deep`. */
  nesting: 1_000,
  /** Geometry collections inside one another. Error `nesting-too-deep`. */
  geometryNesting: 32,
  /** Four hundred times the longest ring of a real file. Error `ring-too-long`. */
  verticesPerRing: 2_000_000,
  /** Characters of one XML document; the object tree takes many times this. Error `xml-too-large`. */
  xmlCharacters: 400_000_000,
  /** Characters of one XML feature (placemark, track). Error `xml-feature-too-large`. */
  xmlFeatureCharacters: 64_000_000,
  /** Elements, comments and the like of one XML feature that become a tree at once, in 2 s or less. Error `xml-feature-too-large`. */
  xmlFeatureNodes: 100_000,
  /** Characters of one line of a boundary-point file or a drawing. Error `line-too-long`. */
  lineCharacters: 1_000_000,
  /** Characters of one row of a table: a polygon in one cell may be long. Error `line-too-long`. */
  rowCharacters: 64_000_000,
  /** Rows of a table of coordinates. Error `too-many-rows`. */
  tableRows: 5_000_000,
  /** Rings of one feature that must be nested by containment, which costs their square. Error `too-many-rings`. */
  ringsToNest: 5_000,
  /** Features of a package, parts, rings. Error `package-damaged`. */
  packageRows: 50_000_000,
  /** Bytes of a directory or of the description of a map-tile archive, unpacked; those of a country stay below a tenth. Error `pmtiles-malformed`. */
  archiveListBytes: 8_000_000,
  /** Bytes of a certificate's file. Error `certificate-missing`. */
  certificateBytes: 256_000_000,
  /** Bytes of one answer of a service. Error `service-too-large`. */
  serviceAnswerBytes: 100_000_000,
  /** Bytes of all answers with features of one collection. Error `service-too-large`. */
  serviceBytes: 500_000_000,
  /** Features of one collection that are fetched. Error `service-too-many`. */
  serviceFeatures: 500_000,
  /** Pages of one collection. Error `service-too-many`. */
  servicePages: 5_000,
  /** Milliseconds for one answer, and for a collection. Error `service-slow`. */
  serviceAnswer_ms: 60_000,
  serviceWhole_ms: 20 * 60_000,
} as const;
