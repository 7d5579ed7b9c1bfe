import { walkStates } from './axe-walk.ts';

walkStates('en', 1440, ['light', 'dark']);
