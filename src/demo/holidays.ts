import type { HolidayTable } from '../core/rules/calendar/holiday-table.ts';
import year2024 from '../../data/holidays/2024.json' with { type: 'json' };
import year2025 from '../../data/holidays/2025.json' with { type: 'json' };
import year2026 from '../../data/holidays/2026.json' with { type: 'json' };

/** The years of `data/holidays`, which the demo district has copied into its settings. */
export const DEMO_HOLIDAYS: HolidayTable = [year2024, year2025, year2026];
