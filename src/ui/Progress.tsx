import './progress.css';

export interface ProgressProps {
  /** What is being done. */
  readonly label: string;
  /** How far, in numbers: "12 400 of 98 200 parcels". */
  readonly count?: string;
  /** 0 … 1; absent where the end is not known. */
  readonly share?: number;
  readonly cancel?: { readonly label: string; readonly onCancel: () => void };
}

/** Words, a count, a bar and a way out. */
export function Progress({ label, count, share, cancel }: ProgressProps) {
  return (
    <div className="chidu-progress">
      <div className="chidu-progress-words" role="status">
        <span className="chidu-progress-label">{label}</span>
        <span className="chidu-progress-count">{count}</span>
      </div>
      <progress className="chidu-progress-bar" aria-label={label} max={1} value={share} />
      {cancel && (
        <button type="button" className="chidu-button" onClick={cancel.onCancel}>
          {cancel.label}
        </button>
      )}
    </div>
  );
}
