import type { IControl, Map as MapLibreMap } from 'maplibre-gl';

/** An arrow that shows only while the map is turned; pressing it turns north up. */
export class NorthControl implements IControl {
  private readonly element = document.createElement('div');
  private readonly button = document.createElement('button');
  private map: MapLibreMap | null = null;

  constructor(label: string) {
    this.element.className = 'maplibregl-ctrl chidu-north';
    this.button.type = 'button';
    this.button.innerHTML =
      '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2.5 17 15l-5-2.2L7 15z"/><text x="12" y="22.5">N</text></svg>';
    this.button.addEventListener('click', () => this.map?.resetNorth());
    this.element.append(this.button);
    this.setLabel(label);
  }

  setLabel(label: string): void {
    this.button.setAttribute('aria-label', label);
    this.button.title = label;
  }

  onAdd(map: MapLibreMap): HTMLElement {
    this.map = map;
    map.on('rotate', this.turn);
    this.turn();
    return this.element;
  }

  onRemove(): void {
    this.map?.off('rotate', this.turn);
    this.map = null;
    this.element.remove();
  }

  private readonly turn = () => {
    const bearing = this.map?.getBearing() ?? 0;
    this.element.hidden = Math.abs(bearing) < 0.5;
    this.button.style.transform = `rotate(${-bearing}deg)`;
  };
}
