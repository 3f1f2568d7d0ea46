/** Characters of a label: one of many thousand stops MapLibre from drawing any more. */
export const MOST_LABEL = 60;

/** A name as it stands on the map; one that nobody could read there is cut. */
export const labelText = (text: string): string => (text.length > MOST_LABEL ? `${text.slice(0, MOST_LABEL - 1)}…` : text);
