/// The style of a page: for light and dark screens, narrow ones, and paper.
enum PageStyle {
  /// What the policy of the page allows; a test holds it against ``text``.
  static let hash = "sha256-BD+b9+4oEVpmWPVpmDCYPb1AGOEC0Mcu3s6T13sG5j4="

  static let text = """
    :root {
      color-scheme: light dark;
      --paper: #f6f4ef; --sheet: #fffefb; --ink: #22201c; --soft: #625d54; --line: #ddd8cd; --accent: #0b5c52;
      --wording: #1a56a0; --name: #7b2fa0; --chrome: #9c3d12; --caption: #6d5200; --headline: #0d6658;
      --encoding: #a3194f; --spacing: #55524c; --found: #fbe6a2; --tint: 11%; --shadow: 0 8px 30px #1b170f26;
      --serif: Charter, "Iowan Old Style", "Source Serif 4", "Noto Serif", Georgia, "Liberation Serif", serif;
      --sans: system-ui, "Segoe UI", "Noto Sans", "Liberation Sans", sans-serif;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #151412; --sheet: #1d1b18; --ink: #ece7dc; --soft: #aaa397; --line: #38342e; --accent: #6fd0bf;
        --wording: #8bbcff; --name: #d7a6f5; --chrome: #ffab82; --caption: #e3c25c; --headline: #71d4bf;
        --encoding: #ff9dbf; --spacing: #bdb6a9; --found: #4d4117; --tint: 17%; --shadow: 0 8px 30px #000a;
      }
    }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    html { scroll-behavior: smooth; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 var(--sans); }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
    a { color: inherit; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: 1rem; padding: .4rem .8rem; background: var(--sheet); z-index: 3; }
    .bar { display: flex; align-items: baseline; gap: .8rem; padding: 1.1rem 2rem; max-width: 74rem; margin: auto; }
    .bar h1 { margin: 0; font: 700 1.05rem/1 var(--sans); letter-spacing: .01em; }
    .bar p { margin: 0; color: var(--soft); }
    .page { display: grid; grid-template-columns: minmax(0, 1fr) 17rem; gap: 2rem; max-width: 74rem; margin: auto;
      padding: 0 2rem 4rem; }
    main { grid-column: 1; grid-row: 1; min-width: 0; }
    aside { grid-column: 2; grid-row: 1; }
    .live, nav { position: sticky; top: 1.2rem; }
    .page > :only-child { grid-column: 1 / -1; max-width: 50rem; width: 100%; margin: auto; }

    .document { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; margin-bottom: 2rem; }
    .document > * { padding: 0 clamp(1.2rem, 5vw, 3.4rem); }
    .document > header { padding-top: 2rem; padding-bottom: 1.4rem; border-bottom: 1px solid var(--line); }
    h2 { margin: 0 0 1rem; font: 600 .9rem/1.3 var(--sans); color: var(--soft); overflow-wrap: anywhere; }
    h3 { margin: 2rem 0 .6rem; font: 600 1rem/1.3 var(--sans); }
    .verdict { display: grid; grid-template-columns: 5.4rem 1fr; gap: 1.4rem; align-items: start; --k: var(--accent); }
    .verdict.spun { --k: var(--chrome); }
    .verdict p { margin: 0; }
    .ruling { font: 600 1.45rem/1.25 var(--serif); padding-top: .35rem; }
    .counts { color: var(--soft); margin: .2rem 0 .9rem !important; }
    .gauge { width: 100%; }
    .gauge circle { fill: none; stroke-width: 3; }
    .gauge .track { stroke: var(--line); }
    .gauge .value { stroke: var(--k); transform: rotate(-90deg); transform-origin: center; }
    .gauge text { font: 700 8.5px var(--sans); fill: var(--ink); text-anchor: middle; dominant-baseline: central; }
    .label, legend, .sure label { font-size: .8rem; font-weight: 600; color: var(--soft); }
    .evidence { display: flex; flex-wrap: wrap; gap: .35rem; margin: .4rem 0 0; padding: 0; list-style: none; }
    .evidence li { padding: .1rem .55rem; border: 1px solid var(--line); border-radius: 99px; font: .88rem var(--serif);
      overflow-wrap: anywhere; }

    .text { padding-top: 1.8rem; padding-bottom: 1.8rem; font: 1.2rem/1.75 var(--serif); overflow-wrap: break-word; }
    .text p { margin: 0 0 1em; max-width: 40em; white-space: pre-wrap; }
    .wording { --k: var(--wording); } .name { --k: var(--name); } .chrome { --k: var(--chrome); }
    .caption { --k: var(--caption); } .headline { --k: var(--headline); } .encoding { --k: var(--encoding); }
    .spacing { --k: var(--spacing); }
    .e { cursor: pointer; border-radius: 3px; }
    .e ins, .e del { text-decoration: none; border-radius: 3px; box-decoration-break: clone;
      -webkit-box-decoration-break: clone; }
    .e ins { color: var(--k); background: color-mix(in srgb, var(--k) var(--tint), transparent);
      padding: .03em .15em; margin: 0 -.05em; border-bottom: 2px solid var(--k); }
    .e.unsure ins { border-bottom-style: dashed; border-bottom-width: 1.5px; }
    .e del { color: var(--soft); text-decoration: line-through; text-decoration-color: var(--k);
      text-decoration-thickness: 2px; padding: .06em .1em; }
    .e ins:not(:empty) { margin-left: .15em; }
    .scripted .e[aria-pressed="true"] del, .e[aria-pressed="false"] ins { display: none; }
    .scripted .e ins:not(:empty) { margin-left: -.05em; }
    .scripted.both .e[aria-pressed="true"] del { display: inline; }
    .scripted.both .e[aria-pressed="true"] ins:not(:empty) { margin-left: .15em; }
    .e[aria-pressed="false"] del { color: inherit; text-decoration: underline dotted var(--k) 2px;
      text-underline-offset: .25em; }
    .e ins:empty { display: inline; border: 0; padding: .1em .4em; margin-left: .3em;
      font: 600 .68em var(--sans); }
    .e ins:empty::before { content: "removed"; }
    .e[aria-pressed="false"] ins:empty { display: none; }
    .e[aria-pressed="false"] del:empty::before { content: "‸"; color: var(--k); }
    .e:hover ins, .e:focus ins { background: color-mix(in srgb, var(--k) 24%, transparent); }
    .f, .findings mark { background: var(--found); color: inherit; padding: .06em .12em; border-radius: 3px; }
    .f { border-bottom: 1.5px dotted var(--caption); cursor: help; }

    .choice { position: relative; padding-top: 1.4rem !important; border-top: 1px solid var(--line); }
    .choice p { margin: 0 0 .3rem; }
    pre { margin: .4rem 0; padding: .8rem 5.5rem .8rem 1rem; background: var(--paper); border-radius: 6px;
      white-space: pre-wrap; overflow-wrap: anywhere; font: .86rem/1.5 ui-monospace, "Liberation Mono", monospace; }
    code { font: .9em ui-monospace, "Liberation Mono", monospace; }
    .list { margin: 0; padding-bottom: 2rem; padding-left: calc(clamp(1.2rem, 5vw, 3.4rem) + 1.6rem); }
    .list li { padding: .55rem 0; border-top: 1px solid var(--line); content-visibility: auto;
      contain-intrinsic-size: auto 5.6rem; }
    .list li::marker { color: var(--soft); font-size: .85rem; }
    .list li.off { --k: var(--soft); }
    .off .change ins { font-weight: 400; text-decoration: underline dotted; }
    .place { text-decoration: none; }
    .place:hover .at { text-decoration: underline; }
    .kind { color: var(--k); font-weight: 600; }
    .at, .source, .hint, .readings { color: var(--soft); font-size: .86rem; }
    .hint { font-weight: 400; }
    .change { display: block; font: 1.06rem/1.5 var(--serif); white-space: pre-wrap; overflow-wrap: anywhere; }
    .change del { color: var(--soft); text-decoration-color: var(--k, var(--soft)); }
    .change ins { color: var(--k); text-decoration: none; font-weight: 600; }
    li .sure { float: right; color: var(--soft); font-variant-numeric: tabular-nums; margin-top: -1.6rem; }
    .source { font-family: ui-monospace, "Liberation Mono", monospace; font-size: .78rem; }

    .live > * { margin: 0 0 1.2rem; }
    button { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--line);
      border-radius: 7px; padding: .45rem .8rem; cursor: pointer; }
    button:hover { border-color: var(--soft); }
    .switch, .step { display: grid; grid-template-columns: 1fr 1fr; }
    .step { gap: .5rem; }
    .switch button:first-child { border-radius: 7px 0 0 7px; border-right: 0; }
    .switch button:last-child { border-radius: 0 7px 7px 0; }
    .switch [aria-pressed="true"] { background: var(--ink); color: var(--paper); border-color: var(--ink); }
    .copy { position: absolute; right: clamp(1.7rem, 5.5vw, 3.9rem); bottom: .75rem; padding: .2rem .7rem;
      font-size: .84rem; }
    fieldset { border: 0; padding: 0; }
    fieldset label, .check { display: flex; align-items: center; gap: .55rem; padding: .22rem 0; }
    input { accent-color: var(--accent); }
    .swatch { width: .8rem; height: .8rem; border-radius: 3px; background: var(--k); }
    .number { margin-left: auto; color: var(--soft); font-variant-numeric: tabular-nums; }
    .status { font-weight: 600; }
    .sure output { float: right; color: var(--ink); font-variant-numeric: tabular-nums; }
    .bars { display: block; width: 100%; height: 2rem; margin-top: .5rem; }
    .bars rect { fill: var(--line); }
    #least { display: block; width: 100%; margin: .2rem 0 0; }
    kbd { padding: 0 .3rem; border: 1px solid var(--line); border-radius: 4px; font: .8rem var(--sans); }
    nav { margin-bottom: 1.6rem; position: static; }
    nav ul { list-style: none; margin: 0; padding: 0; max-height: 15rem; overflow: auto; }
    nav li { padding: .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
    nav span { display: block; color: var(--soft); font-size: .82rem; }
    #tip { position: absolute; z-index: 2; max-width: min(26rem, calc(100vw - 16px)); padding: .8rem 1rem;
      background: var(--sheet); border: 1px solid var(--line); border-top: 3px solid var(--k, var(--soft));
      border-radius: 8px; box-shadow: var(--shadow); font-size: .9rem; }
    #tip .sure { float: none; margin: 0; color: var(--soft); font-size: .86rem; }
    #tip .sure::after { content: " sure"; }
    #tip .reason, #tip .readings, #tip .source { display: block; margin-top: .25rem; }
    #tip.off { border-top-style: dotted; }

    @media (max-width: 60rem) {
      .page { grid-template-columns: minmax(0, 1fr); padding: 0 1rem 3rem; }
      .bar { padding: 1rem; flex-wrap: wrap; }
      aside { grid-column: 1; grid-row: 1; }
      main { grid-row: 2; }
      .live { position: static; display: grid; grid-template-columns: 1fr 1fr; gap: .8rem 1.4rem; }
      .live > * { margin: 0; min-width: 0; }
      .live > .hint, .bars { display: none; }
    }
    @media (max-width: 34rem) {
      .live { grid-template-columns: minmax(0, 1fr); }
      fieldset { display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
      fieldset legend { float: left; width: 100%; }
      .number { margin-left: 0; }
      .status { display: none; }
      .verdict { grid-template-columns: 4.2rem 1fr; gap: .8rem 1rem; }
      .verdict > div { display: contents; }
      .ruling, .counts { grid-column: 2; }
      .gauge { grid-row: 1 / span 2; }
      .verdict .label, .evidence { grid-column: 1 / -1; }
      .counts { margin: 0 !important; }
    }
    @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
    @media print {
      :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --wording: #1a56a0;
        --name: #7b2fa0; --chrome: #9c3d12; --caption: #6d5200; --headline: #0d6658; --encoding: #a3194f;
        --spacing: #55524c; --found: #fbe6a2; --accent: #0b5c52; }
      body { font-size: 10pt; }
      aside, #tip, .skip, .choice { display: none !important; }
      .page { display: block; padding: 0; max-width: none; }
      .bar { padding: 0 0 8pt; max-width: none; }
      .document { border: 0; }
      .document > * { padding-left: 0; padding-right: 0; }
      .document + .document { break-before: page; }
      .list { padding-left: 2.4em; }
      .text { font-size: 11pt; line-height: 1.6; }
      .text p { max-width: none; }
      .scripted .e ins:not(:empty) { margin-left: .15em; }
      .scripted .e[aria-pressed="true"] del { display: inline; }
      .e::after { content: attr(data-n); font: 7pt var(--sans); vertical-align: super; color: var(--k); }
      .e, .f, .gauge, .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .list li { break-inside: avoid; content-visibility: visible; }
    }
    """
}
