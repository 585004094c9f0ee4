// Wakes the islands of this page: loads their wasm once the browser is idle and hands each element to its function.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const idle = window.requestIdleCallback ?? ((call) => setTimeout(call, 1));

async function wake(node, module, outer) {
  const island = node.localName === "leptos-island";
  if (island) {
    outer.at(-1)?.();
    await module[node.dataset.component]?.(node);
  }
  const inner = node.localName === "leptos-children" ? [...outer, node.$$on_hydrate] : outer;
  for (const child of node.children) await wake(child, module, inner);
}

idle(async () => {
  const root = document.documentElement.dataset;
  try {
    const module = await import(js);
    await module.default({ module_or_path: wasm });
    module.hydrate();
    await wake(document.body, module, []);
    root.awake = "";
  } catch (error) {
    // The page then works as it does without scripts.
    root.asleep = "";
    throw error;
  }
});
