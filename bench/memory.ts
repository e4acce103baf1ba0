/** A process of its own that synthesizes one way, and prints its peak memory in kilobytes: `memory.ts <way> <count>`. */
import { measure } from './app';
import type { Way } from './contests';

measure('plain', process.argv[2] as Way, Number(process.argv[3]));
console.log(process.resourceUsage().maxRSS);
