export interface InspectionCalls {}

export const INSPECTION_CALLS = [] as const satisfies readonly (keyof InspectionCalls)[];
