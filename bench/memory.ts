/** A process of its own that synthesizes one way, and prints its peak memory in kilobytes. */
import { synthesize, type Way } from './registries';

synthesize(process.argv[2] as Way, Number(process.argv[3]));
console.log(process.resourceUsage().maxRSS);
