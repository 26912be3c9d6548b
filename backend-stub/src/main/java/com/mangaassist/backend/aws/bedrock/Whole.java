package com.mangaassist.backend.aws.bedrock;

import com.mangaassist.backend.aws.bedrock.PromptBlock.ToolUse;
import java.util.List;

/** An answer in one piece: text, which may be empty, then the tools to call. */
record Whole(String text, List<ToolUse> toolUses, Ending ending) {}
