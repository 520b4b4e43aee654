import { useState } from 'react';
import type { Talk } from '../../contract/schemas.ts';
import type { CueRepair } from '../../domain/checks/cueRepairs.ts';
import { pinRepairs, proposeRepairs, type CuedText, type ProposedRepairs } from '../../domain/checks/pinRepairs.ts';
import type { RuleProfile } from '../../domain/profiles/ruleProfile.ts';
import { durationOf } from '../../domain/time/recordingTime.ts';
import type { Transcript } from '../../domain/transcript/transcript.ts';
import { asCommand } from '../features/editor/retimePlugin.ts';
import { setPins } from '../features/editor/setPins.ts';
import type { TranscriptEditor } from '../features/editor/transcriptEditor.ts';
import { FixesDialog } from '../features/subtitles/FixesDialog.tsx';
import { saidViolations } from '../features/subtitles/subtitleRows.ts';
import { useCommands } from '../ui/commandHub.ts';
import { remark } from '../ui/remarks.ts';
import { cueAtPlace } from './cuePlaces.ts';
import { namesOf } from './useCaptions.ts';
import { isSameText } from './useTalkSession.ts';

interface SubtitleFixesProps {
  readonly talk: Talk;
  readonly editor: TranscriptEditor;
  readonly profile: RuleProfile;
}

/** The fixes that a dialog shows, and the text that they are for. */
interface AskedFixes {
  readonly text: CuedText;
  readonly proposed: ProposedRepairs;
  readonly cueIndex: number | null;
  /** How often they were looked for anew since, because the text or its profile changed meanwhile. */
  readonly renewals: number;
}

/** The commands that fix subtitles, the one at the caret or all, and their dialog. What can be fixed is looked for then. */
export function SubtitleFixes({ talk, editor, profile }: SubtitleFixesProps) {
  const [asked, setAsked] = useState<AskedFixes | null>(null);
  const textNow = (): CuedText => ({
    timed: editor.margins.timed,
    profile,
    speakers: namesOf(talk.speakers),
    durationMs: durationOf(talk),
    language: talk.language,
  });
  useCommands({
    fixCue() {
      if (!editor.view.editable) return remark('readOnly');
      const text = textNow();
      const all = proposeRepairs(text);
      const cueIndex = cueAtPlace(all.cues, editor.caret().place);
      const proposed = only(all, cueIndex);
      if (proposed.repairs.length > 0) return setAsked({ text, proposed, cueIndex, renewals: 0 });
      if (cueIndex < 0) return remark('noCueHere');
      const left = all.left.filter((violation) => violation.cueIndex === cueIndex);
      remark(saidViolations(left).length > 0 ? 'cueByHand' : 'cueKeepsRules');
    },
    fixCues() {
      if (!editor.view.editable) return remark('readOnly');
      const text = textNow();
      const proposed = proposeRepairs(text);
      if (proposed.cues.length === 0) return remark('noCueHere');
      setAsked({ text, proposed, cueIndex: null, renewals: 0 });
    },
  });
  if (asked === null) return null;
  const apply = (repairs: readonly CueRepair[]): void => {
    if (!editor.view.editable) {
      setAsked(null);
      return remark('readOnly');
    }
    if (profile !== asked.text.profile || !isSameText(asked.text.timed, editor.margins.timed)) {
      const text = textNow();
      return setAsked({ text, proposed: proposeRepairs(text), cueIndex: null, renewals: asked.renewals + 1 });
    }
    const { transcript, kept } = pinRepairs(asked.text, repairs);
    writeAllPins(editor, transcript);
    setAsked(null);
    remark('cuesFixed', kept.length);
  };
  const { text, proposed, cueIndex, renewals } = asked;
  return (
    <FixesDialog
      // Other fixes are ticked anew.
      key={renewals}
      proposed={proposed}
      cueIndex={cueIndex}
      profile={text.profile}
      hasChanged={renewals > 0}
      onApply={apply}
      onClose={() => setAsked(null)}
    />
  );
}

/** What of proposed repairs bears on one cue: those that change it, and those that end what is wrong with it. */
function only(proposed: ProposedRepairs, cueIndex: number): ProposedRepairs {
  const bears = (repair: CueRepair): boolean =>
    repair.cueIndex === cueIndex || repair.ended.some((violation) => violation.cueIndex === cueIndex);
  const { repairs, byHand } = proposed;
  return { ...proposed, repairs: repairs.filter(bears), byHand: byHand.filter(bears) };
}

/** Gives the paragraphs of the text their pins in another version of it, as one undo step. */
function writeAllPins(editor: TranscriptEditor, transcript: Transcript): void {
  const before = new Set(editor.margins.timed.transcript);
  editor.run(({ tr }, dispatch) => {
    for (const paragraph of transcript) {
      const block = before.has(paragraph) ? undefined : editor.find(paragraph.id);
      if (block !== undefined) setPins(tr, block.position, paragraph.marks);
    }
    if (!tr.docChanged) return false;
    dispatch?.(asCommand(tr));
    return true;
  });
}
