/// The style of every page.
enum PageStyle {
  /// The rules; light by default, dark where the reader's system is, light on paper.
  static let markup = HTMLFragment(
    markup: """
      :root {
        color-scheme: light dark;
        --page: #ffffff; --panel: #f6f8fa; --rule: #d1d9e0; --text: #1f2328; --dim: #59636e;
        --connect: #8250df; --first-byte: #0969da; --list: #1a7f37; --back-off: #9a6700;
        --pending: #cf222e; --good-panel: #dafbe1; --bad-panel: #fff1e5; --problem-panel: #ffebe9;
      }
      @media (prefers-color-scheme: dark) {
        :root {
          --page: #0d1117; --panel: #151b23; --rule: #3d444d; --text: #e6edf3; --dim: #9198a1;
          --connect: #ab7df8; --first-byte: #4493f8; --list: #3fb950; --back-off: #d29922;
          --pending: #f85149; --good-panel: #12261e; --bad-panel: #2b1d0e;
          --problem-panel: #2d1517;
        }
      }
      * { box-sizing: border-box; }
      body {
        margin: 0; background: var(--page); color: var(--text);
        font: 15px/1.5 system-ui, sans-serif;
      }
      main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
      h1 { font-size: 1.5rem; margin: 0; }
      h2 { font-size: 1.15rem; margin: 0 0 .25rem; }
      h3 { font-size: 1rem; margin: 1.75rem 0 .5rem; }
      h4 { font-size: .9rem; margin: 1.25rem 0 .5rem; }
      h1, h2, h3, p, div, li, summary { overflow-wrap: anywhere; }
      p { margin: .25rem 0; }
      header { margin-bottom: 1.5rem; }
      section { border-top: 1px solid var(--rule); padding: 1.25rem 0 1.5rem; }
      footer { border-top: 1px solid var(--rule); padding-top: .75rem; font-size: .85rem; }
      .dim, .connection { color: var(--dim); }
      p.dim { font-size: .85rem; }
      .verdict, .problem {
        margin: .75rem 0; padding: .5rem .75rem; border-left: 4px solid; border-radius: 4px;
      }
      .verdict.good { background: var(--good-panel); border-color: var(--list); }
      .verdict.bad { background: var(--bad-panel); border-color: var(--back-off); }
      .problem { background: var(--problem-panel); border-color: var(--pending); }
      .problem > * { display: block; }
      .waterfall {
        margin-top: 1.25rem; display: grid; column-gap: .75rem; align-items: center;
        grid-template-columns: fit-content(12rem) minmax(0, 1fr) auto auto;
      }
      .row { display: grid; grid-template-columns: subgrid; grid-column: 1 / -1;
        align-items: center; }
      .row + .row { padding-top: .2rem; }
      .row svg { display: block; width: 100%; overflow: visible; }
      .name { font-weight: 600; }
      .outcome, .facts, td, th, .axis text { font-variant-numeric: tabular-nums; }
      .outcome { white-space: nowrap; }
      .facts { color: var(--dim); font-size: .85rem; text-align: right; }
      .axis text { fill: var(--dim); font-size: 11px; }
      svg line { stroke: var(--rule); }
      svg .tick, svg .poll { stroke: var(--dim); }
      svg .limit { stroke: var(--back-off); stroke-width: 2; stroke-dasharray: 4 2; }
      svg .opening { stroke: var(--text); stroke-width: 2; }
      .phase-connect { fill: var(--connect); }
      .phase-firstByte { fill: var(--first-byte); }
      .phase-list { fill: var(--list); }
      .phase-backOff { fill: var(--back-off); }
      .phase-pending { fill: none; stroke: var(--pending); stroke-dasharray: 3 2; }
      .phase-connect, .phase-firstByte, .phase-list, .phase-backOff { stroke-width: 1; }
      .phase-connect { stroke: var(--connect); }
      .phase-firstByte { stroke: var(--first-byte); }
      .phase-list { stroke: var(--list); }
      .phase-backOff { stroke: var(--back-off); }
      .legend {
        grid-column: 1 / -1; list-style: none; margin: .75rem 0 0; padding: 0; display: flex;
        flex-wrap: wrap; gap: .1rem 1.25rem; color: var(--dim); font-size: .85rem;
      }
      .legend li { display: flex; align-items: center; gap: .4rem; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; font-size: .9rem; }
      th, td {
        padding: .3rem .6rem; border-bottom: 1px solid var(--rule); text-align: left;
        white-space: nowrap;
      }
      th:first-child { padding-left: 0; }
      thead th { color: var(--dim); font-size: .75rem; font-weight: 600; letter-spacing: .03em; }
      .number { text-align: right; }
      .failure { color: var(--pending); font-weight: 600; }
      .warning { color: var(--back-off); font-weight: 600; }
      .good { color: var(--list); font-weight: 600; }
      p.verdict.good, p.verdict.bad { color: inherit; }
      .remark { white-space: pre-wrap; }
      pre {
        margin: .5rem 0; padding: .5rem .75rem; overflow-x: auto; background: var(--panel);
        border-left: 4px solid var(--rule); border-radius: 4px; font-size: .85rem;
      }
      pre.failure { border-color: var(--pending); color: inherit; font-weight: normal; }
      pre.warning { border-color: var(--back-off); color: inherit; font-weight: normal; }
      .problems { margin: .75rem 0; padding-left: 1.25rem; }
      .problems span { display: block; }
      .contents ul { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; padding: 0;
        list-style: none; }
      a { color: inherit; text-decoration-color: var(--dim); }
      a:focus-visible, .scroll:focus-visible { outline: 2px solid var(--first-byte); }
      details { margin-top: .75rem; }
      summary { cursor: pointer; color: var(--dim); }
      @media (max-width: 44rem) {
        .waterfall { grid-template-columns: minmax(0, 1fr) auto; }
        .row svg, .facts { grid-column: 1 / -1; }
        .row .name { grid-row: 1; grid-column: 1; }
        .row .outcome { grid-row: 1; grid-column: 2; }
        .row .outcome { justify-self: end; }
        .facts { text-align: left; }
        th, td { padding: .3rem .4rem; }
        .axis .name, .axis .outcome, .axis .facts { display: none; }
        .row + .row { padding-top: .6rem; }
      }
      @media print {
        :root {
          --page: #ffffff; --panel: #ffffff; --rule: #b0b0b0; --text: #000000; --dim: #404040;
          --connect: #8250df; --first-byte: #0969da; --list: #1a7f37; --back-off: #9a6700;
          --pending: #cf222e; --good-panel: #ffffff; --bad-panel: #ffffff;
          --problem-panel: #ffffff;
        }
        * { print-color-adjust: exact; }
        main { max-width: none; padding: 0; }
        .waterfall, .problem, .problems li, tr { break-inside: avoid; }
        h2, h3 { break-after: avoid; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; }
        .contents { display: none; }
        .scroll { overflow: visible; }
      }

      """)
}
