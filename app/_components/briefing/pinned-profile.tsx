'use client';

import Link from 'next/link';
import theme from '../../../data/theme.json' with { type: 'json' };
import { type ItemOf, profileFact } from '../../../lib/briefing/index.ts';
import { profileRows, profileSql } from '../../../lib/query/profile-sql.ts';
import { useEngineState } from '../../_hooks/use-engine.ts';
import { useQuery } from '../../_hooks/use-query.ts';
import { label } from '../../_labels/label.ts';
import { failureWords } from '../figure/error-words.ts';
import { Waits } from '../figure/waits.tsx';
import { pathIn } from '../shell/routes.ts';
import styles from './briefing.module.css';
import type { BriefingWorld } from './gather.ts';

interface PinnedProfileProps {
  readonly world: BriefingWorld;
  readonly item: ItemOf<'profile'>;
}

/** An agency's main figures over its last years. */
export function PinnedProfile({ world, item }: PinnedProfileProps) {
  const { lang, atlas, figures } = world;
  const agency = atlas.agencies.get(item.agency);
  const { phase } = useEngineState();
  const request = { agency: item.agency, peers: [], years: atlas.years, figures };
  const { answer } = useQuery(agency === undefined ? null : profileSql(request, atlas.dictionary), profileRows);
  // A body of one's own is known once the engine has it.
  if (agency === undefined && (phase === 'idle' || phase === 'starting')) return <Waits lang={lang} />;
  if (agency === undefined) return <p className="quiet">{label(lang, 'briefing.gone')}</p>;
  if (answer.phase === 'waiting') return <Waits lang={lang} />;
  if (answer.phase === 'failed') return <p role="alert">{failureWords(lang, answer.error)}</p>;
  const { dictionary } = atlas;
  const { name, subtitle, table } = profileFact(agency.name, answer.value, {
    dictionary,
    language: lang,
    colours: theme.light,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.profile} aria-label={name} tabIndex={0}>
      <h3>
        <Link href={`${pathIn(lang, '/agency/')}?id=${agency.id}`} prefetch={false}>
          {name}
        </Link>
      </h3>
      <p className="quiet">{subtitle}</p>
      <table>
        <thead>
          <tr>
            {table.head.map(({ text, align }) => (
              <th key={text} scope="col" data-align={align}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells) => (
            <tr key={cells[0]?.text}>
              {cells.map(({ text, align, hatch }, at) => (
                <td key={table.head[at]?.text} data-align={align} className={hatch === null ? undefined : 'hatched'}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
