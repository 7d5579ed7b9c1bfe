import { walkStates } from './axe-walk.ts';

// English words are the longer ones, and controls fold at this width as they do in Chinese.
walkStates('en', 390, ['light']);
