import './progress-line.css';

export interface ProgressLineProps {
  readonly title: string;
  /** What is being done right now. */
  readonly phase?: string;
  /** How far, in numbers: "12 400 of 98 200 parcels". */
  readonly count?: string;
  /** 0 … 1; null where the end is not known. */
  readonly share: number | null;
  /** Word on the way out; shown together with `onCancel`. */
  readonly cancel?: string;
  readonly onCancel?: () => void;
}

/** Words, a count, a bar and a way out. */
export function ProgressLine({ title, phase, count, share, cancel, onCancel }: ProgressLineProps) {
  return (
    <div className="chidu-progress">
      <div className="chidu-progress-title">{title}</div>
      <div className="chidu-progress-words" role="status">
        <span>{phase}</span>
        <span className="chidu-progress-count">{count}</span>
      </div>
      <progress className="chidu-progress-bar" aria-label={title} max={1} value={share ?? undefined} />
      {cancel && onCancel && (
        <button type="button" className="chidu-button" onClick={onCancel}>
          {cancel}
        </button>
      )}
    </div>
  );
}
