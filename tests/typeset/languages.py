"""A line of a warm note in each language that handnote can write, with that language's letters."""

from types import MappingProxyType

LINES = MappingProxyType(
    {
        "en": (
            "Rosie, your mug is the one with the thumbprint in the glaze — I’m so glad it found "
            "you, “wobbles” and all."
        ),
        "de": (
            "Liebe Käthe, die blaue Schüssel musste dreimal in den Ofen, bis sie so schön war – "
            "viele Grüße und viel Freude damit!"
        ),
        "fr": (
            "Chère Zoé, ta théière a séché tout l’été avant de recevoir son émail bleu\u00a0: "
            "j’espère que tu l’aimeras dès Noël, où que tu sois, de tout cœur\u202f!"
        ),
        "es": (
            "¡Hola, Begoña! Pinté este pingüino un día de lluvia; ¿me contarás qué tal le sienta "
            "tu café de la mañana?"
        ),
        "it": (
            "Caro Niccolò, la tua tazza è uscita dal forno lunedì, più blu che mai: spero ti "
            "faccia compagnia laggiù in città, perché è nata con affetto."
        ),
        "nl": (
            "Lieve Daniëlle, van de zeven kopjes was er maar één zo mooi blauw, en dat is nu van "
            "jou: ik ben er blij mee, jij hopelijk ook!"
        ),
        "pt": (
            "Querida Conceição, a tua chávena foi a última a sair do forno e é a mais bonita; "
            "que te aqueça as mãos à janela, ao som das tuas canções, três vezes por dia!"
        ),
        "pl": (
            "Droga Małgosiu, ten kubek z różą ulepiłam w mroźny dzień, żeby ogrzać Twoje ręce – "
            "ściskam mocno z Łodzi!"
        ),
        "cs": (
            "Milá Žofie, oheň v peci hrníčku přál a vyšel krásně modrý jako léto; ať ti dělá "
            "radost, a přijď se někdy podívat do dílny, tvůj úsměv mě potěší!"
        ),
        "sk": (
            "Milá Ľubica, hrnček s vŕbou vyšiel z pece až na piaty deň; keď si doň naleješ "
            "mätový čaj, môže ti robiť radosť každé ráno – ďakujem!"
        ),
        "hu": (
            "Kedves Zsófi, ez a bögre az őszi erdő színeivel készült; kívánom, hogy sok jókedvű, "
            "lustán induló reggelen újra meg újra felmelegítse a kezed!"
        ),
        "ro": (
            "Dragă Ștefania, ceașca ta a ieșit din cuptor într-o dimineață liniștită; îți "
            "mulțumesc că ai ales-o și sper să-ți țină de cald la mâini."
        ),
        "sv": (
            "Kära Åsa, den här skålen blev blåare än jag vågat hoppas – må den få vara med om "
            "många långa idéfrukostar och söta bullar!"
        ),
        "da": (
            "Kære Søren, koppen her blev den smukkeste af de små blå – jeg håber, du får mange "
            "rolige morgener med den ude på Ærø!"
        ),
        "nb": (
            "Kjære Bjørg, denne lille skåla fikk gløde lengst i ovnen – jeg håper den gjør "
            "dagene dine litt lysere, også når det er grått over Østfold og Ås!"
        ),
        "fi": (
            "Hei Päivi, tämä kuppi syntyi sateisena yönä, ja lasite yllätti minutkin – "
            "toivottavasti se lämmittää käsiäsi vielä pitkään!"
        ),
        "is": (
            "Elsku Þóra, þessi bolli er úr leir að vestan og fékk að þorna í sólinni; ég vona að "
            "hann hlýi þér á köldum kvöldum, bæði í ár og næstu ár."
        ),
        "et": (
            "Kallis Õnne, see tass sündis külmal ööl ahju kõrval ja sai just nii sinine, nagu "
            "lootsin – palju rõõmu sulle ja häid hommikuid!"
        ),
        "lv": (
            "Mīļā Ģertrūde, šī ķirškrāsas krūzīte žuva veselu nedēļu; ceru, ka tā sildīs tavas "
            "rokas, kad aiz loga čab lietus un pie tējas sanāk kaimiņi!"
        ),
        "lt": (
            "Miela Živile, šį puodelį nužiedžiau, vos išvydusi pirmą pavasario saulę; dėkoju, "
            "kad išsirinkai būtent jį – gražių tau rytų prie čiobrelių arbatos!"
        ),
        "hr": (
            "Draga Đurđice, ova se šalica pekla najduže od svih; neka ti grije ruke uz čaj i "
            "kolače, a sljedeći put svrati na kavu – živjela!"
        ),
        "sl": (
            "Draga Špela, ta skodelica je nastala v deževnem jutru; naj ti greje roke ob čaju, "
            "in če te kdaj zanese k nam, te čaka še ena, čisto rožnata."
        ),
        "tr": (
            "Sevgili Işıl, bu fincan fırından en güzel çıkan oldu; umarım her sabah çayına eşlik "
            "eder, yüzünü güldürür. İyi günlerde kullan, öptüm, ağzının tadı hiç bozulmasın!"
        ),
        "el": (
            "Αγαπητή Ελένη, το φλιτζάνι σου βγήκε από τον φούρνο την Πέμπτη, πιο γαλάζιο κι απ’ "
            "τη θάλασσα — να το χαρείς τα πρωινά του Μαΐου, σε ευχαριστώ πολύ!"
        ),
        "uk": (
            "Люба Олено, цей глечик із їжачком народився в Опішні; хай він стоїть у вас на ґанку "
            "й щоранку нагадує, що про вас є кому думати. Дякую!"
        ),
        "ru": (
            "Дорогая Алёна, эта чашка сохла целую неделю, зато глазурь вышла как июньское небо; "
            "пусть она ещё долго греет вам руки – спасибо, и съешьте к чаю что-нибудь вкусное!"
        ),
        "bg": (
            "Мила Жечка, тази чаша се роди в дъждовен следобед; нека топли ръцете ти, щом навън "
            "стане студено – благодаря ти, че я избра и ѝ намери място!"
        ),
        "sr": (
            "Драга Љубице, ова се шоља пекла најдуже, па је зато и најлепша; нека ти уз њен "
            "ђурђевак и џем од шљива сваки дан буде срећан!"
        ),
        "vi": (
            "Chị Hường thương mến, chiếc cốc này em nặn trong một chiều mưa Đà Nẵng; mong nó giữ "
            "ấm đôi tay chị mỗi sớm, cảm ơn chị đã chọn những điều giản dị và nhỏ bé ấy!"
        ),
        "he": (
            "נעמה היקרה, הספל הזה יצא מהתנור ביום שישי בבוקר; אני מקווה שיחמם לך את הידיים בין "
            "קיץ לחורף – תודה שבחרת דווקא בו, בְּאַהֲבָה!"
        ),
        "ar": (
            "عزيزتي ليلى، خرج هذا الكوب من الفرن صباح الجمعة بلون لؤلؤة؛ أتمنّى أن يدفئ يديكِ "
            "كلّ صباح، وشكرًا لأنّكِ اخترتِه، مع محبّتي."
        ),
        "fa": (
            "پریسای عزیزم، این فنجان را در یک روز بارانی ساختم؛ امیدوارم گرمای چای را برایت نگه "
            "دارد و هر صبح لبخند بزنی. ممنونم که ژاله‌ها و گل‌هایش را دیدی!"
        ),
        "ur": (
            "پیاری زینب، یہ پیالہ میں نے بارش والے دن بنایا تھا؛ امید ہے کہ اس کی چائے آپ کو "
            "ٹھنڈ میں تھوڑی گرمی دے گی، ڈھیر ساری محبت اور شکریہ کہ آپ نے اسے چُنا۔"
        ),
        "hi": (
            "प्यारी श्रद्धा, यह प्याला मैंने बारिश के एक दिन बनाया था; उम्मीद है कि इसकी गर्माहट "
            "हर सुबह तुम्हारे हाथों तक पहुँचेगी – ज़रूर बताना, ढेर सारा स्नेह और शुक्रिया!"
        ),
        "mr": (
            "प्रिय ज्ञानेश्वरी, हा कप दुसऱ्या दिवशी भट्टीतून बाहेर आला आणि सर्वांत सुंदर निघाला; "
            "तुझ्या चहाला त्याची ऊब मिळो, मनःपूर्वक धन्यवाद!"
        ),
        "bn": (
            "প্রিয় শ্রাবণী, এই কাপটা এক বৃষ্টির দিনে বানিয়েছিলাম; আশা করি রোজ সকালে এটা তোমার "
            "হাত দুটো উষ্ণ রাখবে – এত যত্ন করে বেছে নেওয়ার জন্য অনেক ধন্যবাদ ও ভালোবাসা!"
        ),
        "ta": (
            "அன்புள்ள கயல்விழி, இந்தக் கோப்பையை ஒரு மழை நாளில் செய்தேன்; தினமும் காலையில் இது "
            "உங்கள் கைகளுக்குச் சூடு தரட்டும் – மிக்க நன்றி, மகிழ்ச்சியாக இருங்கள்!"
        ),
        "th": (
            "คุณน้ำฝนที่รัก แก้วใบนี้ปั้นในวันที่ฝนตก หวังว่าจะช่วยให้มืออุ่นทุกเช้า "
            "ขอบคุณที่เลือกใบที่มีรอยนิ้วหัวแม่มือนะคะ คิดถึงเสมอ"
        ),
        "ja": (
            "陽子さま、雨の日にろくろを回して作った湯のみです。釉薬に指のあとが残っていますが、"
            "そこがいちばん気に入っています。日々のコーヒーにもどうぞ。ありがとうございました！"
        ),
        "zh-Hans": (
            "小雨你好，这只杯子是下雨那天做的，釉里还留着我的指印；"
            "希望每天早上它都能暖一暖你的手。谢谢你选中了它，愿你喝茶时也能听见雨声！"
        ),
        "zh-Hant": (
            "親愛的雅婷，這只杯子是下雨那天做的，釉裡還留著我的指印；"
            "希望每天早上它都能暖一暖妳的手。謝謝妳選中了它，願妳喝茶時也聽見雨聲！"
        ),
        "ko": (
            "지은 님, 비 오는 날 물레를 돌려 만든 컵이에요. 유약에 제 손자국이 조금 남았지만 "
            "그래서 더 마음에 들어요. 매일 아침 따뜻하게 쓰시길 바라요, 고맙습니다 ㅎㅎ"
        ),
        "ka": (
            "ძვირფასო ნინო, ეს ფინჯანი წვიმიან დღეს გავაკეთე; იმედი მაქვს, ყოველ დილით გაგითბობს "
            "ხელებს – დიდი მადლობა, რომ სწორედ ეს აირჩიე, გკოცნი!"
        ),
        "hy": (
            "Սիրելի Անուշ, այս բաժակը պատրաստեցի մի անձրևոտ օր. հուսով եմ՝ ամեն առավոտ կջերմացնի "
            "ձեռքերդ։ Շնորհակալ եմ, որ հենց սա ընտրեցիր, սիրով՝ Գայանե։"
        ),
        "emoji": (
            "From the four of us 👨‍👩‍👧‍👦 to you two in Kyōto 🇯🇵, parcel 1️⃣ of 2️⃣ 👍🏽: "
            "thank you ❤️ and happy birthday 🎂!"
        ),
        "symbols": (
            "All done ✓ with love ♥ and a ★ ☺ ♫ — ring ☎ № 7, 21° in the ½ shade → or ←, € £ ₺ ₴ "
            "₹ no matter"
        ),
    }
)
"""By language tag, and two more: ``emoji`` and ``symbols``. Every line is in NFC.

The French line has both of the spaces that may not break, and the Persian one joins words with
U+200C, as their keyboards write them.
"""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})

FACES = MappingProxyType(
    {
        "ar": "playpen-sans-arabic",
        "bn": "noto-sans-bengali",
        "fa": "playpen-sans-arabic",
        "he": "playpen-sans-hebrew",
        "hi": "playpen-sans-deva",
        "hy": "noto-sans-armenian",
        "ja": "klee-one",
        "ka": "noto-sans-georgian",
        "ko": "nanum-pen-script",
        "mr": "playpen-sans-deva",
        "ta": "noto-sans-tamil",
        "th": "playpen-sans-thai",
        "ur": "playpen-sans-arabic",
        "zh-Hans": "lxgw-wenkai",
        "zh-Hant": "lxgw-wenkai",
    }
)
"""The face that writes a line's letters where Playpen Sans, the last of the hands, has none."""

IN_THE_PACK = frozenset({"ja", "ko", "zh-Hans", "zh-Hant"})
"""Languages whose faces come with handnote-fonts-cjk."""
