import { walkStates } from './axe-walk.ts';

walkStates('zh', 1440, ['light', 'dark']);
