import type { GeoJSONSource, Map as MapLibreMap, StyleSpecification, VectorTileSource } from 'maplibre-gl';
import { applyStyle, type StyledMap } from './apply-style.ts';
import { buildStyle, LIVE_SOURCES, type LiveSource } from './build-style.ts';
import { diffFeatures, type DrawnFeatures } from './diff-features.ts';
import { FeatureFeeder, isMany } from './feature-feeder.ts';
import { diffStatuses, NOTHING_PAINTED, type PaintedStatuses } from './diff-statuses.ts';
import { EmphasisPainter } from './emphasis-painter.ts';
import { drawGraticule } from './graticule.ts';
import { NAMED_STATE } from './layers/emphasis.layer.ts';
import { GRATICULE_SOURCE } from './layers/graticule.layer.ts';
import { PLANE_GRID_SOURCE } from './layers/plane-grid.layer.ts';
import { rowSource, STATUS_STATE } from './layers/rows.layer.ts';
import { detailAt, findScale, type MapDetail, type MapScale } from './map-scale.ts';
import { type LonLat, type MapScene, type ParcelStatuses, TILE_LAYER } from './map-scene.ts';
import { drawPlaneGrid } from './plane-grid.ts';
import { SCENE_FEATURES } from './scene-features.ts';
import type { TileChannel } from './tile-protocol.ts';

/** The names come from layer specifications of the same library, where their type is lost in `Object.entries`. */
type PaintName = Parameters<MapLibreMap['setPaintProperty']>[1];
type LayoutName = Parameters<MapLibreMap['setLayoutProperty']>[1];

/** Thresholds that move by less stay: nothing on the map changes for a few pixels of room. */
const NOTICEABLE = 0.2;

/** Keeps MapLibre's map equal to the last scene it was given, touching only what differs. */
export class ScenePainter {
  private scene: MapScene;
  private drawn: StyleSpecification;
  private painted: MapScene | null = null;
  /** Nothing was loaded yet but the first style. */
  private isFresh = false;
  private scale: MapScale;
  private restyle = false;
  private readonly features = new Map<LiveSource, DrawnFeatures>();
  /** Of sources that are being given thousands of features. */
  private readonly feeders = new Map<LiveSource, FeatureFeeder>();
  private readonly statuses = new Map<string, PaintedStatuses>();
  private emphasis: EmphasisPainter | null = null;

  /** `onFailure` hears of data that the map could not take. `inParts`: thousands of features may come in several frames. */
  constructor(
    scene: MapScene,
    private readonly tiles: TileChannel,
    private size: { readonly width: number; readonly height: number },
    private readonly onFailure: (error: unknown) => void,
    private readonly inParts = true,
  ) {
    this.scene = scene;
    this.scale = findScale(scene.units, scene.extent, size, scene.locale);
    this.drawn = buildStyle(scene, tiles.address, { scale: this.scale, base: tiles });
  }

  /** The style with the scene's features in it: a source that begins empty would be cut into tiles twice. */
  get firstStyle(): StyleSpecification {
    const sources = { ...this.drawn.sources };
    for (const { source, list } of SCENE_FEATURES) {
      const last: DrawnFeatures = new Map();
      this.features.set(source, last);
      const features = diffFeatures(last, list(this.scene)).add;
      const empty = sources[source];
      if (empty.type === 'geojson') sources[source] = { ...empty, data: { type: 'FeatureCollection', features } };
    }
    this.painted = this.scene;
    this.isFresh = true;
    return { ...this.drawn, sources };
  }

  /** Sources that were given other data, which they still have to cut into tiles. */
  setScene(map: MapLibreMap, scene: MapScene, ready: boolean): readonly LiveSource[] {
    const resized = scene.units !== this.scene.units || scene.extent !== this.scene.extent || scene.locale !== this.scene.locale;
    this.scene = scene;
    if (resized) this.rescale();
    return ready ? this.paint(map) : [];
  }

  /** The frame has another size: how far out totals are shown depends on it. */
  resize(map: MapLibreMap, size: { readonly width: number; readonly height: number }, ready: boolean): void {
    this.size = size;
    this.rescale();
    if (ready && this.restyle) this.paint(map);
  }

  detailAt(zoom: number): MapDetail {
    return detailAt(this.scale, zoom);
  }

  private rescale(): void {
    const next = findScale(this.scene.units, this.scene.extent, this.size, this.scene.locale);
    const isNear =
      Math.abs(next.tonesUntil - this.scale.tonesUntil) < NOTICEABLE &&
      Math.abs(next.townshipsFrom - this.scale.townshipsFrom) < NOTICEABLE;
    if (isNear) return;
    this.scale = next;
    this.restyle = true;
  }

  /** The style was loaded anew, the first time or after a lost context: sources are empty and feature-state is gone. */
  repaint(map: MapLibreMap): void {
    if (!this.isFresh) {
      this.painted = null;
      this.features.clear();
      for (const feeder of this.feeders.values()) feeder.stop();
      this.feeders.clear();
      this.statuses.clear();
      this.emphasis?.forget();
      for (const id of LIVE_SOURCES) this.watch(liveSource(map, id)?.setData({ type: 'FeatureCollection', features: [] }));
    }
    this.isFresh = false;
    this.paint(map);
    this.paintGraticule(map);
  }

  /** Degrees and the plane's lines: what is drawn anew for each view. */
  paintGraticule(map: MapLibreMap): void {
    this.paintPlaneGrid(map);
    if (!this.scene.ground.graticule) return;
    const [[west, south], [east, north]] = map.getBounds().toArray();
    const features = drawGraticule([west, south, east, north]);
    this.watch(liveSource(map, GRATICULE_SOURCE)?.setData({ type: 'FeatureCollection', features }));
  }

  private paintPlaneGrid(map: MapLibreMap): void {
    const { grid } = this.scene.ground;
    if (!grid) return;
    const { clientWidth: width, clientHeight: height } = map.getCanvas();
    const corner = (x: number, y: number): LonLat => {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    };
    const features = drawPlaneGrid([corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)], grid);
    this.watch(liveSource(map, PLANE_GRID_SOURCE)?.setData({ type: 'FeatureCollection', features }));
  }

  private paint(map: MapLibreMap): readonly LiveSource[] {
    const { scene, painted } = this;
    const changed: LiveSource[] = [];
    if (
      painted?.theme !== scene.theme ||
      painted.locale !== scene.locale ||
      painted.ground !== scene.ground ||
      painted.baseMap !== scene.baseMap ||
      painted.layers !== scene.layers ||
      painted.emphasis !== scene.emphasis ||
      this.restyle
    ) {
      this.restyle = false;
      const wanted = buildStyle(scene, this.tiles.address, { scale: this.scale, base: this.tiles });
      for (const id of Object.keys(this.drawn.sources)) {
        if (!(id in wanted.sources)) this.statuses.delete(id);
      }
      applyStyle(styledMap(map), this.drawn, wanted);
      this.drawn = wanted;
      this.paintGraticule(map);
    }
    for (const { source, part, list } of SCENE_FEATURES) {
      if (painted?.[part] === scene[part]) continue;
      const last = this.features.get(source) ?? new Map();
      this.features.set(source, last);
      const wanted = list(scene);
      if (this.feeders.has(source) || (this.inParts && (isMany(wanted) || isMany(last)))) {
        this.feederOf(map, source, last).bringTo(wanted);
        continue;
      }
      const diff = diffFeatures(last, wanted);
      if (diff.add.length + diff.update.length + diff.remove.length === 0) continue;
      changed.push(source);
      this.watch(liveSource(map, source)?.updateData(diff));
    }
    for (const layer of scene.layers) {
      const wanted = scene.statuses.find((entry) => entry.layerId === layer.id);
      if (painted && this.statuses.has(rowSource(layer.id)) && wanted === statusesOf(painted, layer.id)) continue;
      this.paintStatuses(map, layer.id, wanted);
    }
    if (painted?.emphasis !== scene.emphasis) this.paintEmphasis(map);
    this.painted = scene;
    return changed;
  }

  private feederOf(map: MapLibreMap, source: LiveSource, drawn: DrawnFeatures): FeatureFeeder {
    const known = this.feeders.get(source);
    if (known) return known;
    const feeder = new FeatureFeeder(drawn, (part) => liveSource(map, source)?.updateData(part), this.onFailure);
    this.feeders.set(source, feeder);
    return feeder;
  }

  private paintEmphasis(map: MapLibreMap): void {
    this.emphasis ??= new EmphasisPainter(
      (layerId, row, named) => {
        const source = rowSource(layerId);
        if (map.getSource(source)) map.setFeatureState({ source, sourceLayer: TILE_LAYER, id: row }, { [NAMED_STATE]: named });
      },
      (work) => requestAnimationFrame(work),
    );
    this.emphasis.show(this.scene.emphasis ?? []);
  }

  private watch(update: Promise<void> | undefined): void {
    update?.catch((error: unknown) => this.onFailure(error));
  }

  private paintStatuses(map: MapLibreMap, layerId: string, wanted: ParcelStatuses | undefined): void {
    const source = rowSource(layerId);
    const target = { source, sourceLayer: TILE_LAYER };
    let count = 0;
    const painted = diffStatuses(this.statuses.get(source) ?? NOTHING_PAINTED, wanted, (row, status) => {
      // By the style, not by the map: that would draw a frame, also far out where no parcel is in it.
      map.style.setFeatureState({ ...target, id: row }, { [STATUS_STATE]: status });
      count++;
    });
    this.statuses.set(source, painted);
    if (count > 0 && map.getZoom() >= this.scale.parcelsFrom) map.triggerRepaint();
  }
}

function statusesOf(scene: MapScene, layerId: string): ParcelStatuses | undefined {
  return scene.statuses.find((entry) => entry.layerId === layerId);
}

function liveSource(map: MapLibreMap, id: LiveSource): GeoJSONSource | undefined {
  return map.getSource<GeoJSONSource>(id);
}

function styledMap(map: MapLibreMap): StyledMap {
  return {
    addSource: (id, source) => map.addSource(id, source),
    removeSource: (id) => map.removeSource(id),
    setTiles: (id, tiles) => map.getSource<VectorTileSource>(id)?.setTiles(tiles),
    addLayer: (layer, before) => map.addLayer(layer, before),
    removeLayer: (id) => map.removeLayer(id),
    moveLayer: (id, before) => map.moveLayer(id, before),
    setPaintProperty: (id, name, value) => map.getLayer(id) && map.setPaintProperty(id, name as PaintName, value as never),
    setLayoutProperty: (id, name, value) => map.getLayer(id) && map.setLayoutProperty(id, name as LayoutName, value as never),
    setFilter: (id, filter) => map.setFilter(id, filter),
    setLayerZoomRange: (id, minzoom, maxzoom) => map.setLayerZoomRange(id, minzoom, maxzoom),
  };
}
