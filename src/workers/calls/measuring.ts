export interface MeasuringCalls {}

export const MEASURING_CALLS = [] as const satisfies readonly (keyof MeasuringCalls)[];
