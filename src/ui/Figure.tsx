import './figure.css';

export interface FigureProps {
  /** Formatted number, without unit. */
  readonly value: string;
  readonly unit?: string;
  /** One standard deviation, formatted with its sign: `± 0.4`. */
  readonly sigma?: string;
  /** Short mark of the method, and what it stands for. */
  readonly method?: { readonly mark: string; readonly name: string };
  readonly size?: 'row' | 'panel' | 'headline' | 'hero';
  /** A number that is not the measure of record steps back. */
  readonly quiet?: boolean;
}

/** A number with its unit small and grey, its method as a mark and its error beside it. */
export function Figure({ value, unit, sigma, method, size = 'row', quiet = false }: FigureProps) {
  return (
    <span className={`chidu-figure chidu-figure-${size}${quiet ? ' chidu-figure-quiet' : ''}`}>
      <span className="chidu-figure-value">{value}</span>
      {unit && <span className="chidu-figure-unit">{` ${unit}`}</span>}
      {sigma && <span className="chidu-figure-sigma">{` ${sigma}`}</span>}
      {method && (
        <abbr className="chidu-figure-method" title={method.name}>
          {method.mark}
        </abbr>
      )}
    </span>
  );
}
