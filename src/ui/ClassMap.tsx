import type { MultiPolygon, Polygon } from 'geojson';
import { useId, useMemo, useRef } from 'react';
import { ChartFrame } from './ChartFrame.tsx';
import { Hatch } from './Hatch.tsx';
import { layOutShapes } from './lay-out-shapes.ts';

export interface ClassMapPlace {
  readonly id: string;
  readonly label: string;
  readonly shape: Polygon | MultiPolygon;
  /** `hidden`: not to be shown; null: there is none. */
  readonly value: number | null | 'hidden';
}

export interface ClassMapProps {
  readonly places: readonly ClassMapPlace[];
  /** Upper bounds of the classes, ascending; a value on a bound belongs to the class above it, but for the last. */
  readonly bounds: readonly number[];
  /** CSS colours, one a class, each lighter or darker than the one before: lightness alone tells them apart. */
  readonly colours: readonly string[];
  readonly formatValue: (value: number) => string;
  /** Of the legend, shorter. */
  readonly formatBound: (value: number) => string;
  readonly texts: {
    readonly title: string;
    readonly description: string;
    readonly showTable: string;
    readonly showChart: string;
    readonly place: string;
    readonly value: string;
    readonly hidden: string;
    readonly none: string;
  };
}

const WIDTH = 520;
/** Narrower places have no name. */
const LEAST_NAME = 56;

/** Place of a value's class. */
export function classOf(value: number, bounds: readonly number[]): number {
  const at = bounds.findIndex((bound) => value < bound);
  return at < 0 ? bounds.length - 1 : at;
}

/** Places coloured by class, with a legend that counts them; what is not to be shown is hatched, in the table as in the picture. */
export function ClassMap({ places, bounds, colours, formatValue, formatBound, texts }: ClassMapProps) {
  const frame = useRef<HTMLElement>(null);
  const id = useId();
  const hatch = `${id}-hatch`;
  const shapes = useMemo(() => places.map(({ shape }) => shape), [places]);
  const laid = useMemo(() => layOutShapes(shapes, WIDTH), [shapes]);
  const told = places.filter(({ value }) => value !== null);
  const fillOf = (value: ClassMapPlace['value']) => {
    if (value === 'hidden') return `url(#${hatch})`;
    return value === null ? 'var(--chidu-status-none)' : colours[classOf(value, bounds)];
  };
  const countOf = (isMeant: (value: ClassMapPlace['value']) => boolean) => places.filter(({ value }) => isMeant(value)).length;
  const word = (value: ClassMapPlace['value']) =>
    value === 'hidden' ? texts.hidden : value === null ? texts.none : formatValue(value);
  const others = [
    { label: texts.hidden, fill: fillOf('hidden'), count: countOf((value) => value === 'hidden') },
    { label: texts.none, fill: fillOf(null), count: countOf((value) => value === null) },
  ].filter(({ count }) => count > 0);
  const classes = bounds.map((bound, n) => ({
    label: `${formatBound(bounds[n - 1] ?? 0)} – ${formatBound(bound)}`,
    fill: colours[n],
    count: countOf((value) => typeof value === 'number' && classOf(value, bounds) === n),
  }));
  return (
    <ChartFrame
      ref={frame}
      days={told.map(({ label }) => label)}
      columns={[{ id: 'value', label: texts.value, values: told.map(({ value }) => (value === 'hidden' ? null : value)) }]}
      isAsGiven
      none={texts.hidden}
      formatDay={(label) => label}
      formatValue={formatValue}
      title={texts.title}
      dayHeader={texts.place}
      description={{ id, text: texts.description }}
      toggle={texts}
    >
      <div className="chidu-class-map">
        <svg viewBox={`-2 -2 ${WIDTH + 4} ${laid.height + 4}`} role="img" aria-label={texts.title} aria-describedby={id}>
          <Hatch id={hatch} />
          {laid.shapes.map(({ path }, n) => (
            <path key={places[n].id} d={path} style={{ fill: fillOf(places[n].value) }}>
              <title>{`${places[n].label} ${word(places[n].value)}`}</title>
            </path>
          ))}
          {laid.shapes.map(
            ({ at: [x, y], width }, n) =>
              width > LEAST_NAME && (
                <text key={places[n].id} className="chidu-class-map-name" x={x} y={y}>
                  {places[n].label}
                  {typeof places[n].value === 'number' && (
                    <tspan x={x} dy="1.3em">
                      {word(places[n].value)}
                    </tspan>
                  )}
                </text>
              ),
          )}
        </svg>
        <ul className="chidu-class-legend" aria-label={texts.value}>
          {[...classes, ...others].map(({ label, fill, count }) => (
            <li key={label}>
              <svg width="22" height="14" aria-hidden="true">
                <rect x={0.5} y={0.5} width={21} height={13} style={{ fill }} />
              </svg>
              {label}
              <span>{count}</span>
            </li>
          ))}
        </ul>
      </div>
    </ChartFrame>
  );
}
