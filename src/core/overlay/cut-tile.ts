/**
 * The polygons of one map tile as integer rings, ready to be encoded (the encoder lives in formats/mvt).
 * Offsets nest as in PolygonColumns: feature → polygon → ring → vertex, each table one entry longer than its members.
 * Coordinates are tile units (x right, y down, 0…extent inside the tile, a buffer outside), x and y interleaved.
 * Rings are open (the first vertex is not repeated). The first ring of a polygon is its shell with positive
 * shoelace area in tile space (clockwise on screen), the others are holes with negative area, as MVT 2 asks.
 */
export interface CutTile {
  readonly extent: number;
  /** Row of each feature in the polygon columns that the tile was cut from. */
  readonly rows: Uint32Array;
  /** rows.length + 1 entries into the polygons. */
  readonly featureOffsets: Uint32Array;
  /** Entries into the rings. */
  readonly polygonOffsets: Uint32Array;
  /** Entries into the vertices. */
  readonly ringOffsets: Uint32Array;
  readonly coordinates: Int32Array;
  /**
   * Land under features that are drawn together because the tile is crowded: left, top, right, bottom of rectangles in tile
   * units. Empty where every feature is drawn by itself.
   */
  readonly cover: Int32Array;
  /** Features that the cap of a crowded tile left out; 0 when the tile is complete. */
  readonly leftOut: number;
}
