'use client';

import { useSyncExternalStore } from 'react';
import {
  addItems,
  type Briefing,
  briefingFromJson,
  briefingToJson,
  createBriefing,
  type ItemContent,
} from '../../lib/briefing/index.ts';
import { isAtlasError } from '../../lib/model/error.ts';
import { storageFollowers } from './followers.ts';

const prefix = 'atlas.briefing.';
const currentKey = 'atlas-briefing-open';

/** The briefings of this computer, and the one that pins go to. */
export interface Briefings {
  /** Oldest first. */
  readonly list: readonly Briefing[];
  readonly current: string | null;
  /** What is stored but cannot be read; it is left alone. */
  readonly unreadable: number;
  /** False where the browser stores nothing: briefings then last as long as the page. */
  readonly stored: boolean;
}

/** What this page holds itself, where storage is closed. */
const held = new Map<string, string>();
let stored = true;
let known: Briefings | null = null;

function storage<Value>(act: (store: Storage) => Value, otherwise: Value): Value {
  try {
    return act(localStorage);
  } catch {
    // Storage may be closed (private window, policy) or full.
    stored = false;
    return otherwise;
  }
}

const get = (key: string) => held.get(key) ?? storage((store) => store.getItem(key), null);

function set(key: string, value: string | null): void {
  held.delete(key);
  const kept = storage((store) => {
    if (value === null) store.removeItem(key);
    else store.setItem(key, value);
    return true;
  }, false);
  if (!kept && value !== null) held.set(key, value);
  lookAgain();
}

function lookAgain(): void {
  known = null;
  tell();
}

/** What was read last, so that a briefing nobody changed stays the same value, and its figures are not drawn anew. */
const remembered = new Map<string, { readonly text: string; readonly briefing: Briefing }>();

function load(key: string): Briefing | null {
  const text = get(key);
  if (text === null) return null;
  const before = remembered.get(key);
  if (before?.text === text) return before.briefing;
  try {
    // The key names it: a restored one may stand under another than its text does.
    const briefing = { ...briefingFromJson(text), id: key.slice(prefix.length) };
    remembered.set(key, { text, briefing });
    return briefing;
  } catch (error) {
    if (isAtlasError(error)) return null;
    throw error;
  }
}

function save(briefing: Briefing): void {
  const text = briefingToJson(briefing);
  remembered.set(prefix + briefing.id, { text, briefing });
  set(prefix + briefing.id, text);
}

function ownKeys(): string[] {
  const keys = new Set([...storage((store) => Object.keys(store), []), ...held.keys()]);
  return [...keys].filter((key) => key.startsWith(prefix)).sort();
}

/** The briefings as they stand, for whoever does not follow them. */
export function currentBriefings(): Briefings {
  if (known !== null) return known;
  const own = ownKeys();
  const list = own.flatMap((key) => load(key) ?? []);
  const current = get(currentKey);
  known = {
    list,
    current: list.some(({ id }) => id === current) ? current : (list.at(-1)?.id ?? null),
    unreadable: own.length - list.length,
    stored,
  };
  return known;
}

const { subscribe, tell } = storageFollowers(
  ({ key }) => {
    if (key === null || key === currentKey || key.startsWith(prefix)) lookAgain();
  },
  () => {
    known = null;
  },
);

/** The briefings of this computer, the same in every window; null before the page has looked. */
export function useBriefings(): Briefings | null {
  return useSyncExternalStore(subscribe, currentBriefings, () => null);
}

/** Ids sort by the time they were made; random values are there on plain http, where `randomUUID` is missing. */
function newId(): string {
  const random = window.crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
  return `${Date.now().toString(36).padStart(9, '0')}-${random.toString(36)}`;
}

/** Makes a briefing the one that pins go to. */
export function chooseBriefing(id: string): void {
  set(currentKey, id);
}

/** A new briefing, chosen at once. Throws `bad_data` ("full") for more than a briefing holds; so do the changes below. */
export function startBriefing(title: string, contents: readonly ItemContent[] = []): Briefing {
  const briefing = addItems(createBriefing(newId(), title), contents);
  save(briefing);
  chooseBriefing(briefing.id);
  return briefing;
}

/** Changes one briefing as it stands in storage now, so that what another window did to it is not lost. */
export function changeBriefing(id: string, change: (briefing: Briefing) => Briefing): void {
  const before = load(prefix + id);
  if (before !== null) save(change(before));
}

/** Takes a briefing away. */
export function dropBriefing(id: string): void {
  set(prefix + id, null);
}

/** Puts an item at the end of the current briefing, or of a new one of this title; returns the briefing. */
export function pinItem(content: ItemContent, title: string): Briefing {
  const { list, current } = currentBriefings();
  const target = list.find(({ id }) => id === current);
  if (target === undefined) return startBriefing(title, [content]);
  changeBriefing(target.id, (briefing) => addItems(briefing, [content]));
  return target;
}

/** The text of every briefing by its id, those that cannot be read too. */
export function briefingTexts(): ReadonlyMap<string, string> {
  return new Map(ownKeys().map((key) => [key.slice(prefix.length), get(key) ?? '']));
}

/**
 * Takes the text of a briefing in, under its id where that is free; where another stands there, beside it under a new one.
 * What is there already is not taken again, nor what is no briefing.
 */
export function restoreBriefing(id: string, text: string): void {
  if (!isBriefing(text) || [...briefingTexts().values()].includes(text)) return;
  set(prefix + (get(prefix + id) === null ? id : newId()), text);
}

/** Whether a text is a briefing, be it one that only a newer version can read. */
function isBriefing(text: string): boolean {
  try {
    briefingFromJson(text);
    return true;
  } catch (error) {
    if (!isAtlasError(error)) throw error;
    return error.details.problem !== 'not_json' && error.details.problem !== 'not_briefing';
  }
}

/** Forgets what the page remembers or holds itself: storage is looked at anew. */
export function forgetBriefings(): void {
  held.clear();
  remembered.clear();
  stored = true;
  lookAgain();
}
