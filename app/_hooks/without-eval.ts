import { config } from 'zod';

// The page's policy forbids eval; zod asking whether it is there would be reported as a break of it.
config({ jitless: true });
